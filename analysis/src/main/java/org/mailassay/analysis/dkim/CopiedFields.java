package org.mailassay.analysis.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailassay.analysis.message.HeaderFields;

/// The copies of header fields that a signer may put into `z=`, to find out later what was changed on the way
/// (RFC 6376, section 3.5). They play no part in verification.
public record CopiedFields(List<Copy> copies) {
    /// One copied field.
    ///
    /// @param name the field's name as written
    /// @param value its value, decoded, one char for each octet
    public record Copy(String name, String value) {}

    public CopiedFields {
        copies = List.copyOf(copies);
    }

    /// The copies in a signature's tags; none when it has no `z=`.
    public static CopiedFields of(TagList tags) {
        Optional<TagList.Tag> tag = tags.tag("z");
        if (tag.isEmpty()) {
            return new CopiedFields(List.of());
        }
        List<Copy> copies = new ArrayList<>();
        for (String copy : tag.get().compact().split("\\|", -1)) {
            int colon = copy.indexOf(':');
            if (colon > 0) {
                copies.add(new Copy(copy.substring(0, colon), QuotedPrintable.decode(copy.substring(colon + 1))));
            }
        }
        return new CopiedFields(copies);
    }

    /// The names of copied fields that the message does not have with that value, in lower case and sorted. White
    /// space is not compared, since folding may change it.
    public List<String> changedIn(HeaderFields message) {
        // Each name's fields are read once: there may be as many copies of one name as there are fields of it.
        Map<String, Set<String>> values = new HashMap<>();
        TreeSet<String> changed = new TreeSet<>();
        for (Copy copy : copies) {
            String name = copy.name.toLowerCase(Locale.ROOT);
            if (!values.computeIfAbsent(name, one -> valuesOf(message, one)).contains(withoutWhiteSpace(copy.value))) {
                changed.add(name);
            }
        }
        return List.copyOf(changed);
    }

    private static Set<String> valuesOf(HeaderFields message, String name) {
        return message.named(name).stream()
                .map(field -> withoutWhiteSpace(field.rawValue()))
                .collect(Collectors.toSet());
    }

    private static String withoutWhiteSpace(String value) {
        return value.replaceAll("[ \\t\\r\\n]+", "");
    }
}
