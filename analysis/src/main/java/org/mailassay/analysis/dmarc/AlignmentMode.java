package org.mailassay.analysis.dmarc;

/// How close an authenticated identifier must be to the author domain (RFC 9989, section 4.7, adkim and aspf).
public enum AlignmentMode implements TagValue {
    /// The same Organizational Domain (RFC 9989, section 3.2.10.1).
    RELAXED("r"),
    /// The same domain (RFC 9989, section 3.2.10.2).
    STRICT("s");

    private final String text;

    AlignmentMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
