package org.mailassay.store.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import org.mailassay.analysis.message.Octets;

/// What makes a report the same report: reporter, report id, policy domain, begin and end.
final class ReportIdentity {
    private ReportIdentity() {}

    /// A digest of it. Each part is led by its length, so that no text in one can imitate another.
    static Octets of(String reporter, String reportId, String policyDomain, Instant begin, Instant end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            text(digest, reporter.strip().toLowerCase(Locale.ROOT));
            text(digest, reportId);
            text(digest, policyDomain);
            digest.update(ByteBuffer.allocate(16)
                    .putLong(begin.getEpochSecond())
                    .putLong(end.getEpochSecond())
                    .flip());
            return Octets.of(digest.digest()).slice(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void text(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(utf8.length).flip());
        digest.update(utf8);
    }
}
