package org.mailassay.store.ownership;

import org.mailassay.store.account.RandomText;

/// What nobody can guess.
final class Tokens {
    /// 165 bits.
    private static final int RECORD_LENGTH = 32;

    /// 238 bits.
    private static final int LINK_LENGTH = 40;

    /// 131 bits.
    private static final int CERTIFICATE_LENGTH = 22;

    private Tokens() {}

    /// The whole text of a TXT record.
    static String forRecord() {
        return "mailassay_verify:" + RandomText.lowerCase(RECORD_LENGTH);
    }

    static String forLink() {
        return RandomText.base62(LINK_LENGTH);
    }

    static String forCertificate() {
        return "cert_" + RandomText.base62(CERTIFICATE_LENGTH);
    }
}
