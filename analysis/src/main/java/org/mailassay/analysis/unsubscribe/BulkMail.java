package org.mailassay.analysis.unsubscribe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailassay.analysis.links.LeavingLink;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.scan.ScanMaterial;

/// Whether a message looks like one that was sent to many.
///
/// @param signs what says so, for a person; empty when nothing does
/// @param link the link in the text by which to unsubscribe
public record BulkMail(List<String> signs, Optional<Link> link) {
    private static final List<String> FIELDS = List.of(
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "List-Post",
            "List-Help",
            "Feedback-ID",
            "X-CSA-Complaints");

    private static final Pattern PRECEDENCE = Pattern.compile("(?i)bulk|list|junk");

    public BulkMail {
        signs = List.copyOf(signs);
    }

    /// Looks for the signs of it.
    public static BulkMail of(ScanMaterial material) {
        List<String> signs = new ArrayList<>();
        HeaderFields header = material.header();
        FIELDS.stream().filter(name -> header.first(name).isPresent()).forEach(name -> signs.add("the field " + name));
        header.first("Precedence")
                .map(HeaderField::value)
                .filter(value -> PRECEDENCE.matcher(value).matches())
                .ifPresent(value -> signs.add("Precedence: " + value.toLowerCase(Locale.ROOT)));
        Optional<Link> named =
                material.links().stream().filter(LeavingLink::isNamed).findFirst();
        named.ifPresent(_ -> signs.add("a link to unsubscribe"));
        Optional<Link> link = named.or(
                () -> material.links().stream().filter(LeavingLink::mayBe).findFirst());
        return new BulkMail(signs, link);
    }

    /// Whether there is any sign of it.
    public boolean isBulk() {
        return !signs.isEmpty();
    }
}
