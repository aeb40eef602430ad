package org.mailassay.analysis.spf;

/// Which name of the session is checked (RFC 7208, sections 2.3 and 2.4).
public enum SpfIdentity {
    /// The domain of the reverse-path; that of HELO when the path is null.
    MAIL_FROM("mailfrom"),
    /// The name given in HELO or EHLO.
    HELO("helo");

    private final String keyword;

    SpfIdentity(String keyword) {
        this.keyword = keyword;
    }

    /// As Received-SPF writes it (RFC 7208, section 9.1).
    public String keyword() {
        return keyword;
    }
}
