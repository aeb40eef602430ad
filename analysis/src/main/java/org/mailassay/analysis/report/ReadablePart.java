package org.mailassay.analysis.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.mime.TransferEncoding;
import org.mailassay.analysis.report.container.LeafPart;

/// A part with the transfer encoding that makes sense of it: the declared one, or else the one that senders forgot to
/// declare or declared without applying it.
///
/// @param part with that encoding
/// @param content what it then is
record ReadablePart(LeafPart part, Content content) {
    private static final Set<Content> SENSELESS = EnumSet.of(Content.EMPTY, Content.OTHER);
    private static final List<TransferEncoding> UNDECLARED =
            List.of(TransferEncoding.IDENTITY, TransferEncoding.BASE64, TransferEncoding.UUENCODE);

    static ReadablePart of(LeafPart declared) {
        ReadablePart asDeclared = read(declared);
        if (isUndeclaredQuotedPrintable(asDeclared)) {
            return read(declared.encodedAs(TransferEncoding.QUOTED_PRINTABLE));
        }
        if (!SENSELESS.contains(asDeclared.content)) {
            return asDeclared;
        }
        return UNDECLARED.stream()
                .filter(encoding -> encoding != declared.encoding())
                .map(encoding -> read(declared.encodedAs(encoding)))
                .filter(other -> !SENSELESS.contains(other.content))
                .findFirst()
                .orElse(asDeclared);
    }

    private static ReadablePart read(LeafPart part) {
        return new ReadablePart(part, Head.of(part.first(Head.LENGTH)).content());
    }

    /// In quoted-printable an attribute's equals sign is escaped.
    private static boolean isUndeclaredQuotedPrintable(ReadablePart asDeclared) {
        return asDeclared.part.encoding() == TransferEncoding.IDENTITY
                && asDeclared.content == Content.AGGREGATE_REPORT
                && Head.of(asDeclared.part.first(Head.LENGTH)).text().contains("version=3d");
    }
}
