package org.mailassay.analysis.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.mime.MimeFault;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.mime.MimeTree;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;

/// Whether a message with MIME says so, and is put together as it should be.
final class MimeFindings {
    private static final int MOST_NAMED = 20;

    /// RFC 2046, section 5.1.1.
    private static final int LONGEST_BOUNDARY = 70;

    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary", "quoted-printable", "base64");

    private MimeFindings() {}

    static List<Finding> of(HeaderFields header, MimeTree tree) {
        return List.of(version(header), structure(tree));
    }

    private static Finding version(HeaderFields header) {
        String value =
                header.first("MIME-Version").map(HeaderText::cut).orElse("").replaceAll("\\([^()]{0,200}\\)", "");
        if (value.isBlank()
                && header.all().stream()
                        .noneMatch(field -> field.lowerCaseName().startsWith("content-"))) {
            return HeaderFindings.MIME_VERSION.notApplicable("The message does not use MIME.");
        }
        return value.replace(" ", "").equals("1.0")
                ? HeaderFindings.MIME_VERSION.pass("The message says that it uses MIME.")
                : HeaderFindings.MIME_VERSION
                        .fail(
                                value.isBlank()
                                        ? "The message uses MIME and does not say so."
                                        : "MIME-Version is not 1.0.")
                        .fixedBy(new Fix("Add the field.", "MIME-Version", "header", "1.0"));
    }

    private static Finding structure(MimeTree tree) {
        List<String> problems = new ArrayList<>();
        tree.faults().stream()
                .limit(MOST_NAMED)
                .forEach(fault -> problems.add(place(fault.part()) + problem(fault.kind())));
        tree.root().all().limit(MOST_NAMED).forEach(part -> judge(part, problems));
        return problems.isEmpty()
                ? HeaderFindings.MIME_STRUCTURE.pass("The parts of the message are well put together.")
                : HeaderFindings.MIME_STRUCTURE
                        .fail("The parts of the message are not put together as MIME asks.")
                        .with("problems", problems)
                        .fixedBy("Let a mail library write the message; do not put its parts together by hand.");
    }

    private static void judge(MimePart part, List<String> problems) {
        String encoding = part.header()
                .first("Content-Transfer-Encoding")
                .map(HeaderField::value)
                .orElse("7bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!ENCODINGS.contains(encoding)) {
            // RFC 2045, section 6.4.
            problems.add(
                    place(part.path()) + "its Content-Transfer-Encoding is not known: " + HeaderText.cut(encoding, 40));
        }
        if (part.contentType().get("boundary").length() > LONGEST_BOUNDARY) {
            problems.add(place(part.path()) + "its boundary has more than " + LONGEST_BOUNDARY + " characters");
        }
        boolean plainLast = part.mediaType().equals("multipart/alternative")
                && part.parts().size() > 1
                && part.parts().getLast().mediaType().equals("text/plain");
        if (plainLast) {
            // RFC 2046, section 5.1.4.
            problems.add(place(part.path()) + "the plain text is the last alternative, so it is the one shown");
        }
    }

    private static String place(String path) {
        return path.isEmpty() ? "the message: " : "part " + path + ": ";
    }

    private static String problem(MimeFault.Kind kind) {
        return switch (kind) {
            case NO_BOUNDARY -> "its boundary is not given or stands nowhere";
            case NOT_CLOSED -> "the closing boundary is missing";
            case ENCODED_CONTAINER -> "it has parts and a transfer encoding";
            case TOO_DEEP -> "its parts are nested too deep";
            case TOO_MANY_PARTS -> "it has too many parts";
        };
    }
}
