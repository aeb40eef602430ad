package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailassay.analysis.headers.HeaderFindings;
import org.mailassay.analysis.mime.MimeFault;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// What keeps texts of a message from being read. A text that is missed because of it is there again once that is
/// mended.
///
/// @param causes the criteria that name it
public record Unread(List<Criterion> causes) {
    private static final Set<MimeFault.Kind> HIDING =
            EnumSet.of(MimeFault.Kind.NO_BOUNDARY, MimeFault.Kind.ENCODED_CONTAINER);

    public Unread {
        causes = List.copyOf(causes);
    }

    /// What hides plain text.
    static Unread plain(MailContent content) {
        return of(content, Set.of("text/plain"));
    }

    /// What hides plain text or HTML.
    public static Unread text(MailContent content) {
        return of(content, Set.of("text/plain", "text/html"));
    }

    private static Unread of(MailContent content, Set<String> types) {
        List<Criterion> causes = new ArrayList<>();
        Set<String> hiding = content.tree().faults().stream()
                .filter(fault -> HIDING.contains(fault.kind()))
                .map(MimeFault::part)
                .collect(Collectors.toSet());
        if (content.tree().root().all().anyMatch(part -> isMultipart(part) && hiding.contains(part.path()))) {
            causes.add(HeaderFindings.MIME_STRUCTURE);
        }
        if (content.tree()
                .root()
                .leaves()
                .anyMatch(part -> types.contains(part.mediaType()) && TextFindings.isBrokenBase64(part))) {
            causes.add(ContentFindings.ENCODING);
        }
        return new Unread(causes);
    }

    private static boolean isMultipart(MimePart part) {
        return part.mediaType().startsWith("multipart/");
    }

    /// The finding that something is missing, which ends with the cause.
    public Finding mending(Finding missing) {
        Finding finding = missing;
        for (Criterion cause : causes) {
            finding = finding.mendedWith(cause);
        }
        return finding;
    }
}
