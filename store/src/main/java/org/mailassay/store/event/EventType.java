package org.mailassay.store.event;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of events. Their codes are part of the API: one may be added, none changes its meaning.
public enum EventType {
    REPORT_STORED("report.stored", "An aggregate report was stored."),
    REPORT_REFUSED("report.refused", "A message at the reporting address held something that could not be read."),
    FAILURE_REPORT_RECEIVED("failure_report.received", "A failure report was stored."),
    TLS_REPORT_RECEIVED("tls_report.received", "A TLS report was stored."),
    SENDER_NEW("sender.new", "A sender was seen for a domain for the first time."),
    SCAN_COMPLETED("scan.completed", "A scan has its results."),
    SCAN_FAILED("scan.failed", "A scan has failed."),
    DNS_CHANGED("dns.changed", "A set of DNS records of a verified domain is new or has changed."),
    DNS_REMOVED("dns.removed", "A set of DNS records of a verified domain is gone."),
    DOMAIN_VERIFIED("domain.verified", "The account has proven that a domain is its own."),
    BLOCKLIST_LISTED("blocklist.listed", "A blocklist has a verified address."),
    BLOCKLIST_DELISTED("blocklist.delisted", "A blocklist no longer has a verified address."),
    HEALTH_CHANGED("health.changed", "A crisis of a verified address has begun or is over."),
    MAIL_BOUNCED("mail.bounced", "A mail that the appliance sent could not be delivered."),
    ALERT_FIRED("alert.fired", "An alert begins, or has something new to say."),
    ALERT_RECOVERED("alert.recovered", "What an alert was about is over."),
    WEBHOOK_PAUSED("webhook.paused", "A webhook has failed for a day and is not called any more."),
    WEBHOOK_TEST("webhook.test", "Somebody asked for a test of a webhook. Only that webhook gets it.");

    private final String code;
    private final String meaning;

    EventType(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// As it is stored and shown.
    public String code() {
        return code;
    }

    /// For a person.
    public String meaning() {
        return meaning;
    }

    /// The type of this code.
    public static Optional<EventType> of(String code) {
        return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
