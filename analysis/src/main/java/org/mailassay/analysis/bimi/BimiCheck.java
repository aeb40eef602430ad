package org.mailassay.analysis.bimi;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.verdict.BimiVerdict;
import org.mailassay.analysis.verdict.MessageVerdict;

/// Looks at the BIMI record that applies to a message, its logo and its mark certificate.
public final class BimiCheck implements Check {
    private static final String PLACE = "authentication.bimi";

    private final List<X509Certificate> roots;

    /// A check.
    ///
    /// @param roots the mark authorities to trust; with none, no certificate's chain is judged
    public BimiCheck(List<X509Certificate> roots) {
        this.roots = List.copyOf(roots);
    }

    @Override
    public String name() {
        return "bimi";
    }

    @Override
    public List<Criterion> criteria() {
        return BimiCriteria.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        MessageVerdict verdict = material.verdict();
        return switch (BimiVerdict.of(
                verdict, material.header(), material.ports().dns())) {
            case BimiVerdict.NotLooked(String reason) -> without("skipped", "BIMI was not looked at: " + reason + ".");
            case BimiVerdict.Looked(String selector, BimiDiscovery discovery, DmarcEnforcement enforcement) ->
                switch (discovery) {
                    case BimiDiscovery.NotFound _ -> without("none", "The domain publishes no BIMI record.");
                    case BimiDiscovery.Unknown(var failure) -> {
                        String text =
                                "Whether there is a BIMI record could not be found out: " + failure.detail() + ".";
                        yield report(
                                BimiCriteria.ALL.stream()
                                        .map(criterion -> criterion.unverified(text))
                                        .toList(),
                                fields("temperror", selector));
                    }
                    case BimiDiscovery.Several(String name, List<String> texts) -> several(selector, name, texts);
                    case BimiDiscovery.Found found when found.bimiRecord().declined() -> declined(found);
                    case BimiDiscovery.Found found -> {
                        BimiFiles files = BimiFiles.fetch(found, material, verdict, roots);
                        boolean shown = verdict.authenticated() && enforcement instanceof DmarcEnforcement.Enforcing;
                        yield report(
                                List.of(
                                        recordFinding(found),
                                        enforcementFinding(enforcement),
                                        files.logoFinding(),
                                        files.certificateFinding()),
                                found(found, files, shown));
                    }
                };
        };
    }

    private static CheckReport without(String result, String text) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", result);
        return report(
                BimiCriteria.ALL.stream()
                        .map(criterion -> criterion.notApplicable(text))
                        .toList(),
                fields);
    }

    private static CheckReport report(List<Finding> findings, SequencedMap<String, Object> fields) {
        return CheckReport.of(findings).with(PLACE, fields);
    }

    private static CheckReport declined(BimiDiscovery.Found found) {
        SequencedMap<String, Object> fields = fields("declined", found.selector());
        fields.put("domain", found.domain().text());
        fields.put("record", found.bimiRecord().text());
        return report(
                BimiCriteria.ALL.stream()
                        .map(criterion -> criterion.notApplicable("The domain says that it has no logo."))
                        .toList(),
                fields);
    }

    private static CheckReport several(String selector, String name, List<String> texts) {
        SequencedMap<String, Object> fields = fields("fail", selector);
        fields.put("records", texts);
        String none = "No record applies.";
        return report(
                List.of(
                        BimiCriteria.RECORD
                                .fail("There is more than one BIMI record, so that none applies.")
                                .with("name", name)
                                .fixedBy("Publish one TXT record that begins with v=BIMI1 at " + name + "."),
                        BimiCriteria.ENFORCEMENT.notApplicable(none),
                        BimiCriteria.LOGO.notApplicable(none).mendedWith(BimiCriteria.RECORD),
                        BimiCriteria.CERTIFICATE.notApplicable(none).mendedWith(BimiCriteria.RECORD)),
                fields);
    }

    private static Finding recordFinding(BimiDiscovery.Found found) {
        List<String> errors = found.bimiRecord().faults().stream()
                .filter(Fault::isError)
                .map(Fault::text)
                .toList();
        String name = found.selector() + "._bimi." + found.domain().text();
        return errors.isEmpty()
                ? BimiCriteria.RECORD.pass("The BIMI record is valid.").with("name", name)
                : BimiCriteria.RECORD
                        .fail("The BIMI record is not valid.")
                        .with("name", name)
                        .with("problems", errors)
                        .fixedBy("Publish v=BIMI1; l=https://…/logo.svg; a=https://…/certificate.pem at " + name + ".");
    }

    private static Finding enforcementFinding(DmarcEnforcement enforcement) {
        return switch (enforcement) {
            case DmarcEnforcement.Enforcing _ ->
                BimiCriteria.ENFORCEMENT.pass("The DMARC policy is one of enforcement.");
            case DmarcEnforcement.NotEnforcing(String reason) ->
                BimiCriteria.ENFORCEMENT
                        .warn(0, "Receivers show no logo: " + reason)
                        .fixedBy("Publish p=quarantine or p=reject, for all mail and for subdomains.");
            case DmarcEnforcement.Unknown(var failure) ->
                BimiCriteria.ENFORCEMENT.unverified("The DMARC policy is not known: " + failure.detail() + ".");
        };
    }

    private static SequencedMap<String, Object> fields(String result, String selector) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", result);
        fields.put("selector", selector);
        return fields;
    }

    /// @param shown whether the message and the policy are such that receivers look for a logo
    private static SequencedMap<String, Object> found(BimiDiscovery.Found found, BimiFiles files, boolean shown) {
        BimiRecord bimiRecord = found.bimiRecord();
        boolean valid = bimiRecord.faults().stream().noneMatch(Fault::isError);
        SequencedMap<String, Object> fields =
                fields(!valid ? "fail" : shown ? files.result() : "skipped", found.selector());
        fields.put("domain", found.domain().text());
        fields.put("record", bimiRecord.text());
        fields.put("logo_url", orNull(bimiRecord.location()));
        fields.put("certificate_url", orNull(bimiRecord.evidence()));
        fields.put(
                "logo", files.logo().map(MarkFields::of).<Object>map(all -> all).orElse(Optional.empty()));
        fields.put(
                "vmc",
                files.certificate().map(MarkFields::of).<Object>map(all -> all).orElse(Optional.empty()));
        return fields;
    }

    private static Object orNull(String text) {
        return text.isEmpty() ? Optional.empty() : text;
    }
}
