package org.mailassay.store.ownership;

/// What a link in a mail proves.
public enum Subject {
    DOMAIN("domain", "confirm_domain"),
    IPS("ips", "confirm_ips");

    private final String code;
    private final String purpose;

    Subject(String code, String purpose) {
        this.code = code;
        this.purpose = purpose;
    }

    /// As it stands in the database.
    String code() {
        return code;
    }

    /// What the token of such a link is kept for.
    String purpose() {
        return purpose;
    }
}
