package org.mailassay.analysis.headers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.scan.ScanMaterial;

/// The message for a person: who, to whom, when, what.
final class EmailDetails {
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_PARTS = 100;

    private EmailDetails() {}

    static SequencedMap<String, Object> of(ScanMaterial material) {
        HeaderFields header = material.header();
        Optional<Mailbox> author = addresses(header, "From").stream().findFirst();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", author.map(Mailbox::address));
        fields.put("from_name", author.map(Mailbox::name).filter(name -> !name.isEmpty()));
        fields.put(
                "to",
                addresses(header, "To").stream()
                        .limit(MOST_PARTS)
                        .map(Mailbox::address)
                        .toList());
        fields.put("subject", HeaderText.first(header, "Subject"));
        fields.put("date", HeaderText.first(header, "Date"));
        fields.put("message_id", HeaderText.first(header, "Message-ID"));
        fields.put(
                "reply_to", addresses(header, "Reply-To").stream().findFirst().map(Mailbox::address));
        fields.put("return_path", material.message().envelope().reversePath());
        fields.put("size", material.message().octets().length());
        fields.put(
                "headers",
                header.all().stream()
                        .limit(MOST_FIELDS)
                        .map(EmailDetails::field)
                        .toList());
        fields.put("headers_total", header.all().size());
        fields.put(
                "parts",
                material.content()
                        .tree()
                        .root()
                        .all()
                        .limit(MOST_PARTS)
                        .map(EmailDetails::part)
                        .toList());
        return fields;
    }

    private static List<Mailbox> addresses(HeaderFields header, String name) {
        return header.first(name)
                .map(field -> MailboxList.read(field.value()).mailboxes())
                .orElse(List.of());
    }

    private static SequencedMap<String, Object> field(HeaderField field) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", HeaderText.cut(field.name(), 100));
        fields.put("value", HeaderText.cut(HeaderText.of(field), LONGEST_VALUE));
        return fields;
    }

    private static SequencedMap<String, Object> part(MimePart part) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", part.path());
        fields.put("type", HeaderText.cut(part.mediaType(), 100));
        fields.put("charset", Optional.of(part.contentType().get("charset")).filter(name -> !name.isEmpty()));
        fields.put(
                "encoding",
                part.header()
                        .first("Content-Transfer-Encoding")
                        .map(field -> HeaderText.cut(HeaderText.of(field), 40)));
        fields.put("attachment", part.isAttachment());
        fields.put("file_name", Optional.of(part.fileName()).filter(name -> !name.isEmpty()));
        fields.put("size", part.body().length());
        fields.put("parts", part.parts().size());
        return fields;
    }
}
