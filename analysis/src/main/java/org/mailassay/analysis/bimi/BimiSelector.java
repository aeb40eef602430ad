package org.mailassay.analysis.bimi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.tags.TagList;

/// Which of a domain's assertion records a message asks for
/// (draft-brand-indicators-for-message-identification, sections 4.4 and 5.1).
public sealed interface BimiSelector {
    /// The selector of a message that asks for none.
    String DEFAULT = "default";

    /// A selector.
    ///
    /// @param name in lower case
    /// @param fromHeader whether the message asked for it
    record Given(String name, boolean fromHeader) implements BimiSelector {}

    /// The BIMI-Selector field cannot be read, or there is more than one.
    record Malformed(String problem) implements BimiSelector {}

    /// Reads the BIMI-Selector field of a message.
    static BimiSelector of(HeaderFields fields) {
        List<HeaderField> found = fields.named("BIMI-Selector");
        return switch (found.size()) {
            case 0 -> new Given(DEFAULT, false);
            case 1 -> ofField(found.getFirst().value());
            default -> new Malformed("there is more than one BIMI-Selector field");
        };
    }

    /// Reads the value of a BIMI-Selector field, unfolded.
    static BimiSelector ofField(String value) {
        if (!BimiRecord.isBimi(value)) {
            return new Malformed("the BIMI-Selector field does not begin with v=BIMI1");
        }
        return TagList.parse(value)
                .tag("s")
                .map(tag -> tag.value().toLowerCase(Locale.ROOT))
                .filter(BimiSelector::isSelector)
                .<BimiSelector>map(name -> new Given(name, true))
                .orElseGet(() -> new Malformed("the BIMI-Selector field names no selector"));
    }

    /// The selector that an author's local part chooses where the record says `lps=true`
    /// (draft-brand-indicators-for-message-identification, section 4.5); empty when it chooses none.
    static Optional<String> ofLocalPart(String localPart) {
        int plus = localPart.indexOf('+');
        String mailbox = plus < 0 ? localPart : localPart.substring(0, plus);
        StringBuilder selector = new StringBuilder(mailbox.length());
        for (int i = 0; i < mailbox.length(); i++) {
            char c = mailbox.charAt(i);
            if (c == '_' || c == '.' || c == '-') {
                if (!selector.isEmpty() && selector.charAt(selector.length() - 1) != '-') {
                    selector.append('-');
                }
            } else {
                selector.append(c);
            }
        }
        if (!selector.isEmpty() && selector.charAt(selector.length() - 1) == '-') {
            selector.setLength(selector.length() - 1);
        }
        String text = selector.toString().toLowerCase(Locale.ROOT);
        return isSelector(text) && text.indexOf('.') < 0 ? Optional.of(text) : Optional.empty();
    }

    private static boolean isSelector(String name) {
        return DomainName.fits(name)
                && !name.isEmpty()
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    }
}
