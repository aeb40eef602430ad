package org.mailassay.analysis.score;

import java.util.Locale;

/// How a message stands to a criterion.
public enum Status {
    /// Nothing to mend.
    PASS,
    /// It works, but it could be better.
    WARN,
    /// It harms delivery or trust.
    FAIL,
    /// It does not apply to this message.
    NA,
    /// It could not be found out, for a reason that is not the sender's: no answer, no filter, no time.
    UNVERIFIED;

    /// As in JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the finding's points count.
    public boolean counts() {
        return this == PASS || this == WARN || this == FAIL;
    }
}
