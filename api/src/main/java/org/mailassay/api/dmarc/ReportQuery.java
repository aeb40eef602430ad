package org.mailassay.api.dmarc;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.AggregateRow.Disposition;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Printable;
import org.mailassay.api.http.Problem;
import org.mailassay.store.report.ReportFilter;

/// Reads the parameters of a list of reports.
final class ReportQuery {
    private static final int MAXIMUM_ORG_NAME = 255;

    private ReportQuery() {}

    static ReportFilter filter(Call call) {
        OptionalLong domainId = ResourceId.DOMAIN.inQuery(call, "domain_id");
        DayRange range = DayRange.ofList(call);
        return new ReportFilter(
                domainId.isPresent()
                        ? new ReportFilter.Belonging.OfDomain(domainId.getAsLong())
                        : new ReportFilter.Belonging.Assigned(),
                call.query().text("org_name").map(ReportQuery::orgName).orElse(""),
                Optional.of(range.start()),
                Optional.of(range.end()),
                call.query().text("source_ip").map(ReportQuery::address),
                call.query().text("disposition").map(ReportQuery::disposition));
    }

    static String orgName(String text) {
        if (text.length() > MAXIMUM_ORG_NAME) {
            throw Problem.badRequest("The parameter \"org_name\" is too long.").refused();
        }
        return text;
    }

    static InetAddress address(String text) {
        return IpAddressText.parse(text)
                .orElseThrow(() -> Problem.badRequest(
                                "The parameter \"source_ip\" is no address: " + Printable.quoted(text) + ".")
                        .refused());
    }

    private static Disposition disposition(String text) {
        for (Disposition disposition : Disposition.values()) {
            if (disposition.name().toLowerCase(Locale.ROOT).equals(text)) {
                return disposition;
            }
        }
        throw Problem.badRequest("The parameter \"disposition\" must be none, quarantine, reject or pass.")
                .refused();
    }
}
