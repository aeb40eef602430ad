package org.mailassay.bench.dmarc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcEvaluation;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.Rfc7489Verdict;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;

/// Evaluates DMARC by RFC 7489 for lines from another program, to compare the answers with it. A line is five fields
/// with tabs between them: the author domain, the domain that publishes the record, the record, and what passed SPF and
/// DKIM, each a domain or nothing. The answer is `pass`, `none`, `quarantine`, `reject`, or `absent`.
public final class EvaluateLines {
    private EvaluateLines() {}

    /// Reads standard input to its end.
    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> fields = List.of(line.split("\t", -1));
            out.println(answer(fields));
        }
    }

    private static String answer(List<String> fields) {
        ZoneDns dns =
                ZoneDns.builder().text("_dmarc." + fields.get(1), fields.get(2)).build();
        List<AuthenticatedIdentifier> identifiers = new ArrayList<>();
        if (!fields.get(3).isEmpty()) {
            identifiers.add(AuthenticatedIdentifier.spf(new DomainName(fields.get(3)), Outcome.PASS));
        }
        if (!fields.get(4).isEmpty()) {
            identifiers.add(AuthenticatedIdentifier.dkim(new DomainName(fields.get(4)), "s", Outcome.PASS));
        }
        AuthorDomain author = new AuthorDomain.One(new DomainName(fields.get(0)));
        Rfc7489Verdict verdict =
                DmarcEvaluation.evaluate(author, identifiers, dns).rfc7489().orElseThrow();
        return switch (verdict.result()) {
            case DmarcResult.Pass ignored -> "pass";
            case DmarcResult.Fail fail -> fail.policy().requested().text();
            case DmarcResult.None ignored -> "absent";
            case DmarcResult.TemporaryError ignored -> "error";
            case DmarcResult.PermanentError ignored -> "error";
        };
    }
}
