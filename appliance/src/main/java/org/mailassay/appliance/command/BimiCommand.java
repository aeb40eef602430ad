package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.bimi.CertificateFile;
import org.mailassay.analysis.bimi.CertificateQuestion;
import org.mailassay.analysis.bimi.Indicator;
import org.mailassay.analysis.bimi.MarkCertificate;
import org.mailassay.analysis.bimi.MarkFields;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bimi`: judges an indicator and a mark certificate.
@Command(
        name = "bimi",
        description = "Judge the files of BIMI, an indicator (SVG Tiny PS) and a mark certificate, and print what is"
                + " found as JSON. Nothing is asked of the network.")
final class BimiCommand extends BatchedCommand {
    @Option(names = "--indicator", paramLabel = "FILE.svg", description = "The logo, as SVG or packed with gzip.")
    private @Nullable Path indicator;

    @Option(
            names = "--certificate",
            paramLabel = "FILE.pem",
            description = "The mark certificate and those between it and its root.")
    private @Nullable Path certificate;

    @Option(
            names = "--roots",
            paramLabel = "FILE.pem",
            description = "The authorities to trust; without them the chain is not checked.")
    private @Nullable Path roots;

    @Option(names = "--domain", paramLabel = "NAME", description = "The domain that the certificate is to be for.")
    private String domain = "";

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            description = "The BIMI selector, by which a certificate may be too (default: default).")
    private String selector = "";

    @Mixin
    private final TimeOption time = new TimeOption();

    BimiCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("indicator", absolute(indicator));
        given.put("certificate", absolute(certificate));
        given.put("roots", absolute(roots));
        given.put("domain", domain);
        given.put("selector", selector);
        given.put(TimeOption.NAME, time.given());
        return given;
    }

    @Override
    SequencedMap<String, Object> answer(Task task, DnsSources sources) {
        Optional<Indicator> logo = task.file("indicator").map(file -> Indicator.of(SmallFile.octets(file)));
        Optional<Path> evidence = task.file("certificate");
        if (logo.isEmpty() && evidence.isEmpty()) {
            throw CommandFailure.misuse("neither --indicator nor --certificate is given");
        }
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        logo.ifPresent(judged -> fields.put("indicator", MarkFields.of(judged)));
        evidence.ifPresent(file -> fields.put(
                "certificate", MarkFields.of(MarkCertificate.of(SmallFile.octets(file), question(task, logo)))));
        return fields;
    }

    private static CertificateQuestion question(Task task, Optional<Indicator> logo) {
        return new CertificateQuestion(
                TimeOption.of(task),
                task.file("roots").map(BimiCommand::certificates).orElse(List.of()),
                names(task.option("domain").strip(), task.option("selector").strip()),
                logo.map(Indicator::svg));
    }

    private static List<X509Certificate> certificates(Path file) {
        return switch (CertificateFile.read(SmallFile.octets(file))) {
            case CertificateFile.Read(List<X509Certificate> read) -> read;
            case CertificateFile.Unreadable unreadable -> throw new CommandFailure(file + ": " + unreadable.problem());
        };
    }

    /// Without the DNS the Organizational Domain is the one that somebody registered.
    private static List<String> names(String domain, String selector) {
        if (domain.isEmpty()) {
            return List.of();
        }
        DomainName name =
                DomainName.of(domain).orElseThrow(() -> CommandFailure.misuse("not a domain name: " + domain));
        DomainName organizational =
                PublicSuffixes.bundled().registrableDomain(name).orElse(name);
        return CertificateQuestion.namesOf(name, organizational, selector.isEmpty() ? "default" : selector);
    }
}
