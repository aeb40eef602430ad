package org.mailassay.analysis.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Writes a record set as one text. Servers hand out the records of a set in any order (RFC 1034, section 3.6), so
/// they are sorted, and a set is the same text whenever its records are the same.
final class CanonicalSet {
    private static final int LONGEST = 8_192;

    private CanonicalSet() {}

    /// The records sorted, each once, one to a line.
    static String of(Collection<String> records) {
        return limited(records.stream()
                .map(CanonicalSet::printable)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    /// A text of lines whose order matters.
    static String ofLines(String text) {
        return limited(text.strip()
                .lines()
                .map(line -> printable(line.stripTrailing()))
                .collect(Collectors.joining("\n")));
    }

    /// What is longer than any honest set is cut; a digest of the whole stands for the rest, so that a change
    /// behind the cut is still a change.
    private static String limited(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "\n[cut; SHA-256 of the whole " + digest(text) + "]";
    }

    /// Control characters as `\DDD` (RFC 1035, section 5.1): a record with a line feed must not look like two.
    private static String printable(String text) {
        if (text.chars().noneMatch(CanonicalSet::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                printable.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10));
                printable.append((char) ('0' + c % 10));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    private static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
