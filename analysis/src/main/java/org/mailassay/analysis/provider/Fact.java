package org.mailassay.analysis.provider;

/// What of a message can be measured that providers ask for.
enum Fact {
    SPF_PASS,
    DKIM_PASS,
    SPF_OR_DKIM,
    SPF_AND_DKIM,
    DMARC_RECORD,
    DMARC_PASS,
    REVERSE_DNS,
    TLS,
    MESSAGE_FORM,
    FROM_NOT_GMAIL,
    ONE_CLICK,
    BODY_LINK,
    /// What no single message shows.
    NOT_MEASURABLE
}
