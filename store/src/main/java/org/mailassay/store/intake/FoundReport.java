package org.mailassay.store.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.rollup.CountedRows;

/// A whole aggregate report as read from a message and not yet stored.
///
/// @param id under which it will be stored
/// @param identity the same for two reports that are the same report
record FoundReport(
        PartLocation location,
        long id,
        AggregateHeader header,
        Octets identity,
        EncodedRows encoded,
        CountedRows counted) {
    FoundReport(PartLocation location, long id, AggregateHeader header, EncodedRows encoded, CountedRows counted) {
        this(location, id, header, identityOf(header), encoded, counted);
    }

    /// A report is the same when reporter, report id, policy domain, begin and end are the same. Each part is led by
    /// its length, so that no text in one can imitate another.
    private static Octets identityOf(AggregateHeader header) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            text(digest, header.orgName().strip().toLowerCase(Locale.ROOT));
            text(digest, header.reportId());
            text(digest, header.policy().domain());
            digest.update(ByteBuffer.allocate(16)
                    .putLong(header.begin().getEpochSecond())
                    .putLong(header.end().getEpochSecond())
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
