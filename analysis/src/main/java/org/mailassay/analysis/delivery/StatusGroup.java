package org.mailassay.analysis.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.EncodedWords;
import org.mailassay.analysis.report.value.Values;

/// The fields between two blank lines: those about the message, or those about one recipient (RFC 3464, section 2.1).
/// Some servers leave the blank line between the two out, so any group may have both.
record StatusGroup(HeaderFields fields) {
    private static final HeaderLimits LIMITS = new HeaderLimits(100, 1 << 14);

    /// What may stand before and after it: `5.1.1 (no such user)`, `#5.1.1`.
    private static final Pattern STATUS = Pattern.compile("(?<![0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    static StatusGroup of(Octets octets) {
        return new StatusGroup(HeaderFields.of(octets, LIMITS));
    }

    /// The server that says all this; empty when the group does not tell.
    String reportingMta() {
        return Values.cut(typed("Reporting-MTA"));
    }

    /// What it says of a recipient; empty when it is about none.
    Optional<RecipientStatus> recipient() {
        String finalRecipient = address("Final-Recipient");
        String originalRecipient = address("Original-Recipient");
        if (finalRecipient.isEmpty() && originalRecipient.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RecipientStatus(
                action(),
                finalRecipient,
                originalRecipient,
                status(),
                Values.freeText(typed("Diagnostic-Code")),
                Values.cut(typed("Remote-MTA"))));
    }

    private DeliveryAction action() {
        Matcher word = WORD.matcher(Values.word(value("Action")));
        return word.lookingAt()
                ? DeliveryAction.of(word.group()).orElse(DeliveryAction.UNSTATED)
                : DeliveryAction.UNSTATED;
    }

    private String status() {
        Matcher status = STATUS.matcher(Values.cut(value("Status")));
        return status.find() ? status.group(1) : "";
    }

    private String address(String name) {
        return StatusAddress.read(value(name));
    }

    /// The text behind the type, for people.
    private String typed(String name) {
        String value = value(name);
        String text =
                EncodedWords.decode(value.substring(value.indexOf(';') + 1).strip());
        return SPACES.matcher(text).replaceAll(" ");
    }

    private String value(String name) {
        return fields.first(name).map(HeaderField::value).orElse("");
    }
}
