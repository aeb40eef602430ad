package org.mailassay.appliance.webhook;

import org.mailassay.analysis.json.JsonTexts;
import org.mailassay.store.webhook.DeliveryJob;

/// An event in a few words, for people.
record EventText(String title, String detail) {
    static EventText of(DeliveryJob job) {
        return switch (job.eventType()) {
            case "alert.fired" -> new EventText(JsonTexts.of(job.data(), "summary"), JsonTexts.of(job.data(), "advice"));
            case "alert.recovered" -> new EventText("Over: " + JsonTexts.of(job.data(), "summary"), "");
            case "webhook.test" -> new EventText("This is a test of Mailassay.", "");
            default ->
                new EventText(job.eventType() + (job.domain().isEmpty() ? "" : ": " + job.domain()), "");
        };
    }
}
