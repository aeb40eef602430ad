package org.mailassay.analysis.spf;

import java.time.Duration;

/// How much one check may ask of the DNS (RFC 7208, section 4.6.4).
///
/// @param terms how many terms may ask the DNS
/// @param voidLookups how many look-ups may find nothing
/// @param exchangers how many exchangers a domain named by `mx` may have
/// @param reverseNames how many names of the client are looked at
/// @param time how long the check may take
public record SpfLimits(int terms, int voidLookups, int exchangers, int reverseNames, Duration time) {
    /// Those of the standard: 10 terms, 2 void look-ups, 10 exchangers, 10 names, 20 seconds.
    public static final SpfLimits STANDARD = new SpfLimits(10, 2, 10, 10, Duration.ofSeconds(20));
}
