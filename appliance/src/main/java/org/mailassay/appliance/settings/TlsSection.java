package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.appliance.acme.AcmeSettings;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.store.account.EmailAddress;

/// The certificate for HTTPS and STARTTLS, and where it comes from.
public final class TlsSection {
    public static final Setting<Optional<Path>> CERTIFICATE = Setting.of(
            "tls.certificate",
            ValueType.optional(ValueType.path()),
            "",
            "The certificate for HTTPS and STARTTLS and those of its issuers, PEM. A file that is replaced is read again"
                    + " within a quarter of a minute. Without it and without `tls.acme` a certificate is made and kept"
                    + " in the data folder; senders of reports accept it, browsers do not.");
    public static final Setting<Optional<Path>> KEY = Setting.of(
            "tls.key",
            ValueType.optional(ValueType.path()),
            "",
            "The private key of `tls.certificate`, PEM, without a passphrase.");
    public static final Setting<List<String>> NAMES = Setting.of(
            "tls.names",
            ValueType.listOf(
                    "domain names, separated by commas", ValueType.domain().reader()),
            "",
            "Names of this host besides `smtp.name`: for the certificate that `tls.acme` orders, and names that HTTP"
                    + " keeps when it leads to HTTPS.");
    public static final Setting<Boolean> ACME = Setting.of(
            "tls.acme",
            ValueType.flag(),
            "false",
            "Whether a certificate for `smtp.name` and `tls.names` is ordered from an ACME authority and renewed. It"
                    + " looks at port 80 of each name: see `https.redirect-port`.");
    public static final Setting<URI> DIRECTORY = Setting.of(
            "tls.acme-directory",
            ValueType.httpAddress(),
            "https://acme-v02.api.letsencrypt.org/directory",
            "The directory of the ACME authority; over HTTPS, but for one on this machine.");
    public static final Setting<Optional<EmailAddress>> CONTACT = Setting.of(
            "tls.acme-contact",
            ValueType.optional(new ValueType<>("an e-mail address", EmailAddress::parse)),
            "",
            "Where the authority may write to.");
    public static final Setting<Boolean> TERMS = Setting.of(
            "tls.acme-terms",
            ValueType.flag(),
            "false",
            "Whether you accept the terms of service of the authority. Nothing is ordered without.");

    static final List<Setting<?>> ALL = List.of(CERTIFICATE, KEY, NAMES, ACME, DIRECTORY, CONTACT, TERMS);

    private TlsSection() {}

    /// The files of the certificate, given or made.
    public static CertificateFiles files(Settings settings) {
        Optional<Path> certificate = settings.get(CERTIFICATE).or(() -> settings.get(SmtpSection.CERTIFICATE));
        Optional<Path> key = settings.get(KEY).or(() -> settings.get(SmtpSection.KEY));
        return key.isPresent() && certificate.isPresent()
                ? new CertificateFiles.Given(key.get(), certificate.get())
                : meanwhile(settings);
    }

    /// Where a certificate is made when there is no other, or not yet.
    public static CertificateFiles.SelfSigned meanwhile(Settings settings) {
        return new CertificateFiles.SelfSigned(settings.get(GeneralSection.DATA).resolve("tls"));
    }

    /// Whom a certificate is ordered from; empty when none is.
    public static Optional<AcmeSettings> acme(Settings settings) {
        return settings.get(ACME)
                ? Optional.of(new AcmeSettings(
                        settings.get(DIRECTORY), settings.get(CONTACT).map(EmailAddress::text), names(settings)))
                : Optional.empty();
    }

    /// The names of this host, that of its MX record first.
    static List<String> names(Settings settings) {
        return Stream.concat(Stream.of(SmtpSection.hostName(settings)), settings.get(NAMES).stream())
                .distinct()
                .toList();
    }

    /// What does not fit together.
    static Optional<SettingProblem> contradiction(Settings settings) {
        boolean given = settings.get(CERTIFICATE).isPresent();
        boolean givenBefore = settings.get(SmtpSection.CERTIFICATE).isPresent();
        if (given != settings.get(KEY).isPresent()) {
            return problem(CERTIFICATE.key() + " and " + KEY.key(), "must both be set, or neither");
        }
        if (given && givenBefore) {
            return problem(
                    CERTIFICATE.key() + " and " + SmtpSection.CERTIFICATE.key(),
                    "are the same by its new name and its old one: leave the old one out");
        }
        if (!settings.get(ACME)) {
            return Optional.empty();
        }
        if (given || givenBefore) {
            return problem(ACME.key(), "orders a certificate, and a file is set for one: leave one of them out");
        }
        if (!settings.get(TERMS)) {
            return problem(ACME.key(), "needs your word: read the authority's terms and set " + TERMS.key());
        }
        if (names(settings).stream().anyMatch(name -> name.endsWith(".localhost"))) {
            return problem(ACME.key(), "needs a public name in " + SmtpSection.NAME.key());
        }
        return isSafe(settings.get(DIRECTORY))
                ? Optional.empty()
                : problem(DIRECTORY.key(), "must start with https://");
    }

    /// A key of an account is used there, and certificates are believed that come from there.
    private static boolean isSafe(URI directory) {
        return "https".equals(directory.getScheme())
                || IpAddressText.parse(directory.getHost().replaceAll("^\\[(.*)]$", "$1"))
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private static Optional<SettingProblem> problem(String place, String reason) {
        return Optional.of(new SettingProblem(place, reason));
    }
}
