package org.mailassay.analysis.dnssec;

import java.util.HexFormat;
import java.util.Optional;

/// A DS record (RFC 4034, section 5.1): the parent zone's word for a key of the zone.
///
/// @param keyTag which key
/// @param algorithm the number in the registry "DNS Security Algorithm Numbers"
/// @param digestType how the key was digested
public record DelegationSigner(int keyTag, int algorithm, int digestType) {
    /// Reads the data in hexadecimal; empty when it is too short to be a DS record.
    static Optional<DelegationSigner> parse(String data) {
        if (data.length() < 10) {
            return Optional.empty();
        }
        return Optional.of(new DelegationSigner(
                HexFormat.fromHexDigits(data, 0, 4),
                HexFormat.fromHexDigits(data, 4, 6),
                HexFormat.fromHexDigits(data, 6, 8)));
    }

    /// Whether validators must or should not rely on it: the algorithms built on MD5, SHA-1 and DSA, and the SHA-1
    /// digest (RFC 8624, sections 3.1 and 3.3).
    public boolean isWeak() {
        boolean weakAlgorithm = switch (algorithm) {
            case 1, 3, 5, 6, 7, 12 -> true;
            // Every other number is either current or unknown to us.
            default -> false;
        };
        return weakAlgorithm || digestType == 1;
    }
}
