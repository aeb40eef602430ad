package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.stream.Collectors;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.ExternalDestination;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;

/// What the consent of those who are to get reports means: without it reporters send them nothing (RFC 9990, section
/// 4).
final class ReceiverFindings {
    static final Criterion RECEIVERS = new Criterion(
            "dmarc.receivers", Category.AUTHENTICATION, 2, "Others who get reports agreed to", "RFC 9990, section 4");

    private ReceiverFindings() {}

    /// Without a record there is nobody to ask.
    ///
    /// @param advised who is to get reports once the advice on DMARC is followed
    static Finding withoutRecord(DmarcVerdict verdict, List<ReportReceiver> advised) {
        Finding finding = withoutRecord(verdict);
        return advised.isEmpty() ? finding : finding.mendedWith(DmarcFindings.RESULT, of(advised));
    }

    private static Finding withoutRecord(DmarcVerdict verdict) {
        return verdict.result() instanceof DmarcResult.TemporaryError
                ? RECEIVERS.unverified("The DNS did not answer.")
                : RECEIVERS.notApplicable("There is no record that could name receivers of reports.");
    }

    static Finding of(List<ReportReceiver> receivers) {
        List<ReportReceiver> external =
                receivers.stream().filter(each -> each.consent().isExternal()).toList();
        if (external.isEmpty()) {
            return RECEIVERS.notApplicable("Reports go nowhere outside of the domain's own organization.");
        }
        List<ReportReceiver> missing = external.stream()
                .filter(each -> each.consent() instanceof ExternalDestination.NotAuthorized)
                .toList();
        List<ReportReceiver> unknown = external.stream()
                .filter(each -> each.consent() instanceof ExternalDestination.Unknown)
                .toList();
        Finding finding;
        if (!missing.isEmpty()) {
            finding = missing(missing);
        } else if (!unknown.isEmpty()) {
            finding = RECEIVERS.unverified("Whether reports are taken could not be asked: " + reason(unknown) + ".");
        } else {
            finding = RECEIVERS.pass("Everybody outside of the domain who is to get reports has agreed to.");
        }
        return finding.with(
                "receivers", external.stream().map(ReportReceiver::fields).toList());
    }

    /// One record is shown whole; of more, the names.
    private static Finding missing(List<ReportReceiver> missing) {
        List<String> names = missing.stream()
                .map(each -> each.consent().name())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        String hosts =
                missing.stream().map(each -> each.uri().host()).distinct().collect(Collectors.joining(", "));
        String others = names.size() < 2
                ? ""
                : " The same belongs at " + String.join(", ", names.subList(1, names.size())) + ".";
        return RECEIVERS
                .warn(0, "No reports are sent to " + hosts + ": the consent to take those of this domain is missing.")
                .fixedBy(new Fix(
                        "Whoever takes the reports has to publish this record, or have them sent to an address within"
                                + " the domain." + others,
                        names.isEmpty() ? "" : names.getFirst(),
                        "TXT",
                        ExternalDestination.CONSENT));
    }

    private static String reason(List<ReportReceiver> unknown) {
        return unknown.stream()
                .map(each -> each.uri().host()
                        + (each.consent() instanceof ExternalDestination.Unknown silent
                                ? " (" + silent.failure().detail() + ")"
                                : ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
