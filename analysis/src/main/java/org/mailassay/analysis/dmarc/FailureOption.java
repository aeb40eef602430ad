package org.mailassay.analysis.dmarc;

/// When a failure report is wanted (RFC 9989, section 4.7, tag fo).
public enum FailureOption implements TagValue {
    /// When every mechanism failed to produce an aligned pass.
    ALL("0"),
    /// When any mechanism failed to produce an aligned pass.
    ANY("1"),
    /// When a DKIM signature failed, aligned or not.
    DKIM("d"),
    /// When SPF failed, aligned or not.
    SPF("s");

    private final String text;

    FailureOption(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
