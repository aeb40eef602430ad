package org.mailassay.appliance.webhook;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.store.webhook.DeliveryJob;

/// What a delivery says, in the form that the receiver takes.
final class DeliveryBody {
    private DeliveryBody() {}

    static byte[] of(DeliveryJob job) {
        String body = switch (job.format()) {
            case JSON -> json(job);
            case SLACK -> PlainJson.of(Map.of("text", slack(EventText.of(job))));
            case TEAMS -> teams(EventText.of(job));
        };
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /// As `/events` shows it, without the cursor.
    private static String json(DeliveryJob job) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", job.eventId().map(id -> "evt_" + id).orElse("evt_test_" + job.id()));
        head.put("type", job.eventType());
        head.put("occurred_at", job.occurredAt().truncatedTo(ChronoUnit.SECONDS).toString());
        head.put("subject", job.subject());
        head.put("domain", job.domain().isEmpty() ? Optional.empty() : job.domain());
        String fields = PlainJson.of(head);
        return fields.substring(0, fields.length() - 1) + ",\"data\":" + job.data() + "}";
    }

    /// What Slack would take for a mention or a link is text here.
    private static String slack(EventText text) {
        return "*" + escaped(text.title()) + "*" + (text.detail().isEmpty() ? "" : "\n" + escaped(text.detail()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*", "\u2217");
    }

    /// An adaptive card in a message, the form of the workflows "When a Teams webhook request is received".
    private static String teams(EventText text) {
        Map<String, Object> title = block(text.title());
        title.put("weight", "bolder");
        List<Map<String, Object>> blocks =
                text.detail().isEmpty() ? List.of(title) : List.of(title, block(text.detail()));
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("body", blocks);
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("content", card);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "message");
        message.put("attachments", List.of(attachment));
        return PlainJson.of(message);
    }

    /// Teams reads some Markdown in a text block: what would be a link or emphasis is escaped.
    private static Map<String, Object> block(String text) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "TextBlock");
        block.put("text", text.replaceAll("([\\\\\\[\\]*_`<>#])", "\\\\$1"));
        block.put("wrap", true);
        return block;
    }
}
