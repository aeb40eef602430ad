package org.mailassay.analysis.alert;

import java.time.Instant;

/// Something that ends.
///
/// @param what for a person: `the certificate of mta-sts.example.com`
public record Expiry(String what, Instant at) {}
