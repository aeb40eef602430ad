package org.mailassay.mailets.smtp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.message.Envelope;

/// A mail transaction between MAIL and the end of DATA (RFC 5321, section 3.3).
final class MailTransaction {
    private final String reversePath;
    private final Map<String, String> processors = new LinkedHashMap<>();

    MailTransaction(String reversePath) {
        this.reversePath = reversePath;
    }

    /// Adds a recipient.
    ///
    /// @param recipient an address of this appliance
    /// @param processor the one that takes mail for it
    void add(String recipient, String processor) {
        processors.put(recipient, processor);
    }

    int recipients() {
        return processors.size();
    }

    /// What each processor is to see: the sender, and the recipients that are its own.
    Map<String, Envelope> envelopes() {
        Map<String, List<String>> recipients = new LinkedHashMap<>();
        processors.forEach((recipient, processor) ->
                recipients.computeIfAbsent(processor, _ -> new ArrayList<>()).add(recipient));
        Map<String, Envelope> envelopes = new LinkedHashMap<>();
        recipients.forEach((processor, own) -> envelopes.put(processor, new Envelope(reversePath, own)));
        return envelopes;
    }
}
