package org.mailassay.analysis.headers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderIrregularity;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.EncodedWords;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Finding;

/// Lines, fields and octets: the form of a header section and of the message below it.
final class FormFindings {
    /// More are not named.
    private static final int MOST_NAMED = 10;

    private static final List<String> WITH_ENCODED_WORDS =
            List.of("Subject", "From", "To", "Cc", "Reply-To", "Sender", "Comments");
    private static final List<String> WITH_PHRASES = List.of("From", "To", "Cc", "Reply-To", "Sender");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);

    private final ScanMaterial material;
    private final HeaderFields header;
    private final LineScan lines;

    FormFindings(ScanMaterial material) {
        this.material = material;
        this.header = material.header();
        this.lines = LineScan.of(material.message().octets());
    }

    List<Finding> all() {
        return List.of(fields(), lineLength(), lineEndings(), eightBit(), encodedWords());
    }

    private Finding fields() {
        List<String> problems = new ArrayList<>();
        header.irregularities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    String problem = problem(entry.getKey());
                    if (!problem.isEmpty()) {
                        problems.add(problem + ", at octet " + (entry.getValue() + 1));
                    }
                });
        return problems.isEmpty()
                ? HeaderFindings.FIELDS.pass("Every line of the header is a well-formed field.")
                : HeaderFindings.FIELDS
                        .fail("The header section has lines that are no well-formed fields.")
                        .with("problems", problems)
                        .fixedBy("Write each field as a name, a colon and a value, and begin continued lines with a"
                                + " space.");
    }

    private static String problem(HeaderIrregularity irregularity) {
        return switch (irregularity) {
            case NOT_A_FIELD -> "a line is neither a field nor the continuation of one";
            case SPACE_BEFORE_COLON -> "white space stands between a field name and its colon";
            case TOO_MANY_FIELDS -> "there are more fields than are read";
            case TOO_LONG -> "the header section is longer than is read";
            // Line endings are a finding of their own, and a message needs no body.
            case BARE_LINE_FEED, NO_BODY -> "";
        };
    }

    private Finding lineLength() {
        Finding finding = lines.tooLong() > 0
                ? HeaderFindings.LINE_LENGTH
                        .fail("A line has " + lines.longest() + " octets; no line may have more than " + LineScan.MOST
                                + ".")
                        .with("too_long", lines.tooLong())
                        .fixedBy("Send the body as quoted-printable or base64, and fold long header fields.")
                : HeaderFindings.LINE_LENGTH.pass("No line is longer than " + LineScan.MOST + " octets.");
        return finding.with("longest", lines.longest()).with("over_78", lines.overAdvised());
    }

    /// A file written on Unix has bare line feeds that never were on the wire.
    private Finding lineEndings() {
        boolean wire = material.message().connection() instanceof Connection.Smtp;
        if (!wire && lines.bareLineFeeds() > 0) {
            return HeaderFindings.LINE_ENDINGS.notApplicable(
                    "The message did not come over SMTP, so its line endings say nothing.");
        }
        if (lines.bareLineFeeds() + lines.bareReturns() == 0) {
            return HeaderFindings.LINE_ENDINGS.pass("Every line ends with CRLF.");
        }
        return HeaderFindings.LINE_ENDINGS
                .fail("Some lines end with a bare LF or CR instead of CRLF.")
                .with("bare_lf", lines.bareLineFeeds())
                .with("bare_cr", lines.bareReturns())
                .fixedBy("End every line with CRLF.");
    }

    private Finding eightBit() {
        List<String> problems = new ArrayList<>();
        for (HeaderField field : header.all()) {
            if (problems.size() < MOST_NAMED && hasHighOctet(field.octets())) {
                problems.add("the " + field.name() + " field has "
                        + (isUtf8(field.octets()) ? "UTF-8 that is not encoded" : "octets that are no UTF-8"));
            }
        }
        material.content()
                .tree()
                .root()
                .leaves()
                .filter(FormFindings::isUndeclared)
                .limit(MOST_NAMED)
                .forEach(part -> {
                    String name = part.path().isEmpty() ? "the body" : "part " + part.path();
                    problems.add(name + " has 8-bit octets, which its Content-Transfer-Encoding does not declare");
                });
        if (lines.nulls() > 0) {
            problems.add("there are octets of value 0");
        }
        return problems.isEmpty()
                ? HeaderFindings.EIGHT_BIT.pass("8-bit data stands only where it is declared.")
                : HeaderFindings.EIGHT_BIT
                        .fail("8-bit data stands where it is not declared.")
                        .with("problems", problems)
                        .fixedBy(
                                lines.nulls() > 0
                                        ? "Write no octets of value 0 (RFC 5322, section 2.2): encode what has some as base64."
                                        : "Write header fields with encoded words (RFC 2047), and declare the"
                                                + " Content-Transfer-Encoding of every part.");
    }

    private static boolean isUndeclared(MimePart part) {
        String declared = part.header()
                .first("Content-Transfer-Encoding")
                .map(HeaderField::value)
                .orElse("7bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        return !declared.startsWith("8bit") && !declared.startsWith("binary") && hasHighOctet(part.body());
    }

    private static boolean hasHighOctet(Octets octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.at(i) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(Octets octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private Finding encodedWords() {
        List<String> problems = new ArrayList<>();
        for (String name : WITH_ENCODED_WORDS) {
            header.first(name)
                    .ifPresent(field -> EncodedWords.read(HeaderText.cut(field))
                            .faults()
                            .forEach(fault -> problems.add(name + ": " + problem(fault))));
        }
        // RFC 2047, section 5.
        for (String name : WITH_PHRASES) {
            header.first(name)
                    .filter(field -> QUOTED.matcher(HeaderText.cut(field))
                            .results()
                            .anyMatch(quoted -> quoted.group().contains("=?")
                                    && quoted.group().contains("?=")))
                    .ifPresent(
                            _ -> problems.add(name + ": an encoded word stands in quotation marks, where it is none"));
        }
        return problems.isEmpty()
                ? HeaderFindings.ENCODED_WORDS.pass("Encoded words are well-formed, or there are none.")
                : HeaderFindings.ENCODED_WORDS
                        .fail("A header field has an encoded word that is not well-formed.")
                        .with("problems", problems)
                        .fixedBy(
                                "Write =?utf-8?B?…?= or =?utf-8?Q?…?= of at most 75 characters each, without spaces and"
                                        + " without quotation marks around them.");
    }

    private static String problem(EncodedWords.Fault fault) {
        return switch (fault) {
            case MALFORMED -> "an encoded word is malformed";
            case TOO_LONG -> "an encoded word has more than 75 characters";
            case UNKNOWN_CHARSET -> "an encoded word names an unknown charset";
            case NOT_DECODABLE -> "an encoded word is not what its charset and encoding say";
        };
    }
}
