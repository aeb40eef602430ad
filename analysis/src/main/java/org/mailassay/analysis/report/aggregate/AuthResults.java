package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.report.AggregateRow.DkimAuthResult;
import org.mailassay.analysis.report.AggregateRow.SpfAuthResult;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads auth_results (RFC 9990, section 3.1.1.12): the raw results, one for each signature and identity.
final class AuthResults {
    private static final String DKIM_PATH = "auth_results/dkim/result";
    private static final String SPF_PATH = "auth_results/spf/";
    private static final Set<String> DKIM_RESULTS =
            Set.of("none", "pass", "fail", "policy", "neutral", "temperror", "permerror");
    private static final Set<String> SPF_RESULTS =
            Set.of("none", "neutral", "pass", "fail", "softfail", "temperror", "permerror");
    /// Names that the drafts of SPF and of DMARC had.
    private static final Map<String, String> OLD_SPF_RESULTS =
            Map.of("hardfail", "fail", "unknown", "permerror", "error", "temperror");

    private static final Set<String> SCOPES = Set.of("", "mfrom", "helo");
    private static final Map<String, String> OLD_SCOPES = Map.of("mailfrom", "mfrom");
    private static final int MAXIMUM_RESULTS = 200;

    private final XmlCursor cursor;
    private final Oddities oddities;
    private final List<DkimAuthResult> dkim = new ArrayList<>(2);
    private final List<SpfAuthResult> spf = new ArrayList<>(1);

    AuthResults(XmlCursor cursor, Oddities oddities) {
        this.cursor = cursor;
        this.oddities = oddities;
    }

    /// Reads the element that the cursor stands in, to its end.
    void read() throws IOException {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "dkim" -> readDkim();
                case "spf" -> readSpf();
                default -> cursor.skip();
            }
        }
    }

    List<DkimAuthResult> dkim() {
        return dkim;
    }

    List<SpfAuthResult> spf() {
        return spf;
    }

    private void readDkim() throws IOException {
        String domain = "";
        String selector = "";
        String result = "";
        String humanResult = "";
        while (cursor.child()) {
            switch (cursor.name()) {
                case "domain" -> domain = Values.domain(cursor.text());
                case "selector" -> selector = Values.cut(cursor.text());
                case "result" -> result = cursor.text();
                case "human_result" -> humanResult = Values.freeText(cursor.text());
                default -> cursor.skip();
            }
        }
        limit(dkim.size());
        dkim.add(new DkimAuthResult(
                domain, selector, oddities.word(DKIM_PATH, result, DKIM_RESULTS, Map.of()), humanResult));
    }

    private void readSpf() throws IOException {
        String domain = "";
        String scope = "";
        String result = "";
        String humanResult = "";
        while (cursor.child()) {
            switch (cursor.name()) {
                case "domain" -> domain = Values.domain(cursor.text());
                case "scope" -> scope = cursor.text();
                case "result" -> result = cursor.text();
                case "human_result" -> humanResult = Values.freeText(cursor.text());
                default -> cursor.skip();
            }
        }
        limit(spf.size());
        spf.add(new SpfAuthResult(
                domain,
                oddities.word(SPF_PATH + "scope", scope, SCOPES, OLD_SCOPES),
                oddities.word(SPF_PATH + "result", result, SPF_RESULTS, OLD_SPF_RESULTS),
                humanResult));
    }

    private void limit(int size) throws RefusedException {
        if (size >= MAXIMUM_RESULTS) {
            throw new RefusedException(
                    RefusalReason.TOO_COMPLEX_XML,
                    cursor.place() + "more than %d results in one record".formatted(MAXIMUM_RESULTS));
        }
    }
}
