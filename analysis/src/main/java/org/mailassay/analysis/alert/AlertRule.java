package org.mailassay.analysis.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules there are. Their codes are part of the API.
public enum AlertRule {
    NEW_SENDER(
            "new_sender",
            "Somebody sends for the domain who has not before.",
            "messages of the new sender",
            1,
            0,
            Duration.ofHours(24),
            "If it is a service of yours, set up DKIM and SPF for it. If it is not, nobody should believe it: see that"
                    + " your DMARC policy is quarantine or reject."),
    FAILURE_RATE(
            "failure_rate",
            "More of the domain's mail fails DMARC than before.",
            "percentage points above the two weeks before",
            15,
            100,
            Duration.ofHours(24),
            "Look at the sources of that day. A service of yours whose signature broke is mended there; forged mail is"
                    + " kept out by the policy."),
    VOLUME_SPIKE(
            "volume_spike",
            "Far more mail is sent for the domain than before.",
            "times the average of the two weeks before",
            3,
            300,
            Duration.ofHours(24),
            "Look at the sources of that day: a campaign of yours, or somebody who abuses the name."),
    REPORTS_STOPPED(
            "reports_stopped",
            "No reports come for the domain any more.",
            "days without a report",
            3,
            0,
            Duration.ofDays(3),
            "See that the domain's DMARC record still names the reporting address, and that mail to it is taken."),
    DNS_CHANGED(
            "dns_changed",
            "DNS records of the domain have changed.",
            "",
            0,
            0,
            Duration.ofHours(1),
            "If nobody of yours changed them, look at who may."),
    DNS_BROKEN(
            "dns_broken",
            "A DNS record that mail needs is missing or not valid.",
            "",
            0,
            0,
            Duration.ofHours(24),
            "The page of the domain's DNS records says what is wrong with each."),
    BLOCKLISTED(
            "blocklisted",
            "A blocklist has a verified address.",
            "",
            0,
            0,
            Duration.ofHours(24),
            "Find out what the address sent, end it, and then ask the list to take the address off."),
    EXPIRY(
            "expiry",
            "A certificate that mail needs is about to expire.",
            "days left",
            14,
            0,
            Duration.ofDays(7),
            "Renew the certificate: of the MTA-STS host, or the mark certificate of BIMI."),
    HEALTH_DROP(
            "health_drop",
            "The health score of an address has fallen.",
            "points below the best of the week",
            20,
            0,
            Duration.ofHours(24),
            "The health card of the address says what to mend first."),
    FAILURE_REPORT(
            "failure_report",
            "The first failure report has come for the domain.",
            "",
            0,
            0,
            Duration.ofDays(7),
            "It shows one message that failed DMARC, which tells more than a count.");

    private final String code;
    private final String meaning;
    private final String unit;
    private final double threshold;
    private final long minimum;
    private final Duration coolDown;
    private final String advice;

    AlertRule(
            String code,
            String meaning,
            String unit,
            double threshold,
            long minimum,
            Duration coolDown,
            String advice) {
        this.code = code;
        this.meaning = meaning;
        this.unit = unit;
        this.threshold = threshold;
        this.minimum = minimum;
        this.coolDown = coolDown;
        this.advice = advice;
    }

    /// As it is stored and shown.
    public String code() {
        return code;
    }

    /// For a person.
    public String meaning() {
        return meaning;
    }

    /// What the threshold counts; empty when the rule has none.
    public String unit() {
        return unit;
    }

    /// What to do about it.
    public String advice() {
        return advice;
    }

    /// As it is unless somebody says otherwise.
    public RuleSetting usual() {
        return new RuleSetting(true, threshold, minimum, coolDown);
    }

    /// Whether it speaks of addresses, not of domains.
    public boolean ofAddresses() {
        return switch (this) {
            case BLOCKLISTED, HEALTH_DROP -> true;
            case NEW_SENDER,
                    FAILURE_RATE,
                    VOLUME_SPIKE,
                    REPORTS_STOPPED,
                    DNS_CHANGED,
                    DNS_BROKEN,
                    EXPIRY,
                    FAILURE_REPORT -> false;
        };
    }

    /// The rule of this code.
    public static Optional<AlertRule> of(String code) {
        return Stream.of(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
