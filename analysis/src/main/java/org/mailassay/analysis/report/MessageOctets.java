package org.mailassay.analysis.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.container.OctetSource;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.container.UnpackBudget;

/// Finds the message in what was handed over: the octets themselves, or what they are the gzip of. Archives of mail
/// are kept that way.
final class MessageOctets {
    private static final int MAXIMUM_GZIP = 2;

    private MessageOctets() {}

    /// The message; empty when the octets are a bare report's, or cannot be unpacked.
    static Optional<Octets> in(Octets octets, ReportLimits limits) {
        UnpackBudget budget = new UnpackBudget(limits);
        OctetSource source = OctetSource.of(octets);
        try {
            Content content = content(source, budget);
            for (int i = 0; i < MAXIMUM_GZIP && content == Content.GZIP; i++) {
                source = source.gunzip();
                content = content(source, budget);
            }
            return content == Content.MESSAGE
                    ? Optional.of(source.whole(budget, limits.maximumMessageBytes()))
                    : Optional.empty();
        } catch (RefusedException unreadable) {
            // Read as a file, the octets are refused for the same reason.
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("octets in memory cannot fail to be read", impossible);
        }
    }

    private static Content content(OctetSource source, UnpackBudget budget) throws IOException {
        try (InputStream octets = new BufferedInputStream(source.open(budget), Head.LENGTH)) {
            return Head.peek(octets).content();
        }
    }
}
