package org.mailassay.appliance.webhook;

import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;
import org.mailassay.store.webhook.DeliveryJob;

/// An event in a few words, for people.
record EventText(String title, String detail) {
    static EventText of(DeliveryJob job) {
        return switch (job.eventType()) {
            case "alert.fired" -> new EventText(text(job.data(), "summary"), text(job.data(), "advice"));
            case "alert.recovered" -> new EventText("Over: " + text(job.data(), "summary"), "");
            case "webhook.test" -> new EventText("This is a test of Mailassay.", "");
            default -> new EventText(job.eventType() + (job.domain().isEmpty() ? "" : ": " + job.domain()), "");
        };
    }

    private static String text(String json, String field) {
        return JsonReader.read(json) instanceof JsonReader.Reading.Read(JsonValue.Fields fields)
                        && fields.fields().get(field) instanceof JsonValue.Text(String text)
                ? text
                : "";
    }
}
