package org.mailassay.mailets.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders;

/// What James knows of a mail beside its envelope and state, as JSON:
///
/// ```json
/// {"remote_address": "192.0.2.1", "last_updated": 0, "attributes": {"name": {…}},
///  "recipient_headers": [["b@example.com", "Name: value"]]}
/// ```
final class MailJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MailJson() {}

    static String write(Stream<Attribute> attributes, String remoteAddress, Instant lastUpdated) {
        return write(attributes, remoteAddress, lastUpdated, new PerRecipientHeaders());
    }

    static String write(Mail mail) {
        return write(
                mail.attributes(),
                mail.getRemoteAddr(),
                mail.getLastUpdated().toInstant(),
                mail.getPerRecipientSpecificHeaders());
    }

    private static String write(
            Stream<Attribute> attributes, String remoteAddress, Instant lastUpdated, PerRecipientHeaders headers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("remote_address", remoteAddress);
        json.put("last_updated", lastUpdated.toEpochMilli());
        ObjectNode values = json.putObject("attributes");
        attributes.forEach(attribute -> attribute
                .getValue()
                .toJson()
                .ifPresent(value -> values.set(attribute.getName().asString(), value)));
        ArrayNode lines = json.putArray("recipient_headers");
        headers.getHeadersByRecipient()
                .forEach((recipient, header) ->
                        lines.addArray().add(recipient.asString()).add(header.asString()));
        return json.toString();
    }

    /// Adds to the mail what was written.
    static void read(String text, MailImpl.Builder mail) throws AddressException {
        JsonNode json = parsed(text);
        // The name is not known here, and asking the DNS for it would hold up the mail.
        mail.remoteAddr(json.path("remote_address").asText())
                .remoteHost(json.path("remote_address").asText())
                .lastUpdated(
                        Date.from(Instant.ofEpochMilli(json.path("last_updated").asLong())));
        for (Map.Entry<String, JsonNode> attribute : json.path("attributes").properties()) {
            mail.addAttribute(
                    new Attribute(AttributeName.of(attribute.getKey()), AttributeValue.fromJson(attribute.getValue())));
        }
        for (JsonNode line : json.path("recipient_headers")) {
            mail.addHeaderForRecipient(
                    PerRecipientHeaders.Header.fromString(line.path(1).asText()),
                    new MailAddress(line.path(0).asText()));
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The attributes of a stored mail are not the JSON that was written", e);
        }
    }
}
