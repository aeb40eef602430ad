package org.mailassay.analysis.arc;

import org.mailassay.analysis.dkim.MessageSignature;
import org.mailassay.analysis.message.HeaderField;

/// What one handler added to a message: three header fields with the same instance (RFC 8617, section 4.2).
///
/// @param instance its place in the chain, from 1
/// @param authenticationResults the `ARC-Authentication-Results` field
/// @param messageSignature the `ARC-Message-Signature` field
/// @param seal the `ARC-Seal` field
public record ArcSet(
        int instance, HeaderField authenticationResults, MessageSignature messageSignature, ArcSeal seal) {}
