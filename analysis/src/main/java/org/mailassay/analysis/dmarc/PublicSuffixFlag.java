package org.mailassay.analysis.dmarc;

/// Whether a record's domain is a Public Suffix Domain (RFC 9989, section 4.7, tag psd).
public enum PublicSuffixFlag implements TagValue {
    /// It is one: the Organizational Domain is one label below.
    YES("y"),
    /// It is none, and it is the Organizational Domain of itself and of what is below.
    NO("n"),
    /// It is none; the tree walk decides what the Organizational Domain is.
    UNDECIDED("u");

    private final String text;

    PublicSuffixFlag(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
