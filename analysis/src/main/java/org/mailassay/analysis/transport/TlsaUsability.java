package org.mailassay.analysis.transport;

import java.util.Optional;
import org.mailassay.analysis.dns.DnsRecord;

/// Whether an SMTP client can use a TLSA record (RFC 7672, section 3.1; RFC 6698, section 2.1).
///
/// @param fault why not, or what is not as recommended; empty when all is well
public record TlsaUsability(DnsRecord.Tlsa tlsa, boolean usable, Optional<TlsaFault> fault) {
    private static final int TRUST_ANCHOR = 2;
    private static final int END_ENTITY = 3;
    private static final int PUBLIC_KEY = 1;
    private static final int FULL = 0;
    private static final int SHA_256 = 1;
    private static final int SHA_512 = 2;

    /// Judges one record.
    public static TlsaUsability of(DnsRecord.Tlsa tlsa) {
        Optional<TlsaFault> unusable = reasonAgainst(tlsa);
        if (unusable.isPresent()) {
            return new TlsaUsability(tlsa, false, unusable);
        }
        return new TlsaUsability(
                tlsa, true, isRecommended(tlsa) ? Optional.empty() : Optional.of(TlsaFault.NOT_RECOMMENDED));
    }

    /// As in a zone file, `3 1 1 4f2a…`, with the data cut short.
    public String text() {
        String data = tlsa.data().length() > 128 ? tlsa.data().substring(0, 128) + "…" : tlsa.data();
        return tlsa.usage() + " " + tlsa.selector() + " " + tlsa.matchingType() + " " + data;
    }

    private static Optional<TlsaFault> reasonAgainst(DnsRecord.Tlsa tlsa) {
        if (tlsa.usage() < TRUST_ANCHOR) {
            return Optional.of(TlsaFault.UNUSABLE_USAGE);
        }
        if (tlsa.usage() > END_ENTITY || tlsa.selector() > PUBLIC_KEY || tlsa.matchingType() > SHA_512) {
            return Optional.of(TlsaFault.UNKNOWN_PARAMETER);
        }
        int octets = tlsa.data().length() / 2;
        return switch (tlsa.matchingType()) {
            case SHA_256 -> octets == 32 ? Optional.empty() : Optional.of(TlsaFault.BAD_DIGEST_LENGTH);
            case SHA_512 -> octets == 64 ? Optional.empty() : Optional.of(TlsaFault.BAD_DIGEST_LENGTH);
            // Only the full data is left: both certificates and keys are a DER sequence that fills the record.
            default -> isSequence(tlsa.data()) ? Optional.empty() : Optional.of(TlsaFault.BAD_FULL_DATA);
        };
    }

    /// RFC 7672, section 3.1.1 recommends `3 1 1`; section 3.1.2 recommends `2 0 1` and takes `2 1 1` too. The full
    /// data makes for records that do not fit a datagram (RFC 7671, section 10.1.1).
    private static boolean isRecommended(DnsRecord.Tlsa tlsa) {
        boolean keyOfTheServer = tlsa.usage() == END_ENTITY && tlsa.selector() == PUBLIC_KEY;
        boolean anchor = tlsa.usage() == TRUST_ANCHOR;
        return tlsa.matchingType() != FULL && (keyOfTheServer || anchor);
    }

    /// The tag and the length of a DER sequence (X.690, section 8.1) that is as long as the data.
    private static boolean isSequence(String data) {
        if (data.length() < 8 || !data.startsWith("30")) {
            return false;
        }
        int first = Integer.parseInt(data.substring(2, 4), 16);
        if (first < 0x80) {
            return data.length() == 2 * (2 + first);
        }
        int lengthOctets = first - 0x80;
        if (lengthOctets < 1 || lengthOctets > 3 || data.length() < 2 * (2 + lengthOctets)) {
            return false;
        }
        int length = Integer.parseInt(data.substring(4, 4 + 2 * lengthOctets), 16);
        return data.length() == 2 * (2 + lengthOctets + length);
    }
}
