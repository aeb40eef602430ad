package org.mailassay.analysis.report.tls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Why sessions failed (RFC 8460, section 4.3), and what the owner of the domain does about it.
public enum FailureType {
    STARTTLS_NOT_SUPPORTED(
            "The mail exchanger did not offer STARTTLS.",
            "Turn STARTTLS on at the mail exchanger that is named, and see that no device in front of it takes the"
                    + " offer away."),
    CERTIFICATE_HOST_MISMATCH(
            "The certificate does not name the mail exchanger.",
            "Get a certificate that has the host name of the MX record among its names, or correct the MX record or"
                    + " the `mx` lines of the MTA-STS policy."),
    CERTIFICATE_EXPIRED(
            "The certificate is past its end.",
            "Renew the certificate and see that the mail server loads it; then see why the renewal did not run."),
    CERTIFICATE_NOT_TRUSTED(
            "The certificate is not from an issuer that the sender trusts.",
            "Use a certificate of a public authority and send the whole chain with the intermediate certificates."),
    VALIDATION_FAILURE(
            "TLS failed in a way that has no word of its own.",
            "Look at the reason code and at the mail server's log of that time; often a protocol version or cipher"
                    + " that both know is missing."),
    TLSA_INVALID(
            "A TLSA record is there and does not fit the certificate.",
            "Publish the TLSA record of the certificate's key before a new certificate is used, and remove the old"
                    + " one afterwards."),
    DNSSEC_INVALID(
            "The DNS answers did not validate.",
            "Look at the signatures and the DS record of the domain: expired signatures and a key that was changed"
                    + " without its DS record are the usual causes."),
    DANE_REQUIRED(
            "The sender asks for DANE and found no usable TLSA record.",
            "Publish TLSA records in a signed zone, or agree with that sender that DANE is not asked for."),
    STS_POLICY_FETCH_ERROR(
            "The MTA-STS policy could not be fetched.",
            "See that https://mta-sts.DOMAIN/.well-known/mta-sts.txt answers with status 200, without a redirect, or"
                    + " remove the _mta-sts record."),
    STS_POLICY_INVALID(
            "The MTA-STS policy could not be read.",
            "Correct the policy file: `version: STSv1`, `mode`, `max_age` and one `mx` line for each mail exchanger."),
    STS_WEBPKI_INVALID(
            "The certificate of the host that serves the MTA-STS policy is not valid.",
            "Renew or replace the certificate of mta-sts.DOMAIN.");

    static final Set<String> WORDS =
            Arrays.stream(values()).map(FailureType::word).collect(Collectors.toUnmodifiableSet());

    private final String meaning;
    private final String remedy;

    FailureType(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /// The type as reports write it; empty for one outside the standard.
    public static Optional<FailureType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /// As reports write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it means, in a sentence.
    public String meaning() {
        return meaning;
    }

    /// What to do about it, in a sentence.
    public String remedy() {
        return remedy;
    }
}
