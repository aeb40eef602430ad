package org.mailassay.analysis.score;

import java.util.Locale;

/// What no other merit makes up for: the score is no higher than this.
public enum Cap {
    /// The author's domain publishes a policy and the message fails it.
    DMARC_FAIL(60, "the message fails DMARC"),
    /// A list that most receivers refuse by.
    CRITICAL_BLOCKLIST(50, "the sender is on a blocklist that most receivers refuse by"),
    /// The same of what a link leads to.
    CRITICAL_LINK(50, "a link leads to a domain that most receivers refuse mail for"),
    /// A link or a file that harms who opens it.
    MALWARE(20, "the content is dangerous");

    private final int overall;
    private final String reason;

    Cap(int overall, String reason) {
        this.overall = overall;
        this.reason = reason;
    }

    /// The highest score, 0 to 100.
    public int overall() {
        return overall;
    }

    /// For a person, in a clause.
    public String reason() {
        return reason;
    }

    /// As in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
