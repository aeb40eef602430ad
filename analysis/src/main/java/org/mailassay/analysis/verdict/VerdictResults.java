package org.mailassay.analysis.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.authresults.AuthenticationResults;
import org.mailassay.analysis.authresults.MethodResult;
import org.mailassay.analysis.bimi.BimiDiscovery;
import org.mailassay.analysis.bimi.DmarcEnforcement;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.tags.Fault;

/// Writes a verdict as the results of an Authentication-Results field (RFC 8601).
public final class VerdictResults {
    /// So many characters of a signature tell it from the others (RFC 6008, section 4).
    private static final int SIGNATURE_START = 8;

    private VerdictResults() {}

    /// The results of a verdict.
    ///
    /// @param serviceIdentifier who speaks
    /// @param bimi the BIMI record, where it was looked for
    public static AuthenticationResults of(
            String serviceIdentifier, MessageVerdict verdict, Connection connection, Optional<BimiVerdict> bimi) {
        List<MethodResult> results = new ArrayList<>();
        switch (verdict.spf()) {
            case SpfVerdict.Evaluated evaluated -> addSpf(evaluated, results);
            case SpfVerdict.NotEvaluated _ -> {
                // What was not looked at is not reported.
            }
        }
        if (verdict.dkim().isEmpty()) {
            results.add(MethodResult.of("dkim", "none"));
        }
        verdict.dkim().forEach(one -> results.add(dkim(one)));
        results.add(arc(verdict.arc(), connection));
        results.add(dmarc(verdict.dmarc()));
        bimi.ifPresent(one -> results.add(bimi(one, verdict)));
        return new AuthenticationResults(serviceIdentifier, results);
    }

    /// The envelope sender is reported by its domain, since its local part says nothing (RFC 8601, section
    /// 2.7.2). With a null reverse-path there is the HELO name only.
    private static void addSpf(SpfVerdict.Evaluated spf, List<MethodResult> results) {
        if (!spf.mailFrom().request().reversePath().isEmpty()) {
            results.add(spf(spf.mailFrom(), "mailfrom"));
        }
        results.add(spf(spf.helo(), "helo"));
    }

    private static MethodResult spf(SpfCheck check, String property) {
        return MethodResult.of("spf", check.result().keyword()).with("smtp", property, check.domain());
    }

    private static MethodResult dkim(DkimVerdict verdict) {
        TagList tags = verdict.tags();
        String signature = tags.tag("b").map(TagList.Tag::compact).orElse("");
        return MethodResult.of("dkim", verdict.result().word())
                .remarking(verdict.key().map(VerdictResults::remark).orElse(""))
                .because(verdict.result().detail())
                .with("header", "d", text(tags.value("d")))
                .with("header", "i", text(tags.value("i")))
                .with("header", "s", text(tags.value("s")))
                .with("header", "a", text(tags.value("a")))
                .with("header", "b", text(signature.substring(0, Math.min(SIGNATURE_START, signature.length()))));
    }

    private static String remark(KeyFacts key) {
        return key.bits() + "-bit " + key.type().tag() + " key" + (key.testing() ? ", testing" : "");
    }

    private static MethodResult arc(ArcResult arc, Connection connection) {
        MethodResult result = MethodResult.of("arc", arc.word()).because(arc.detail());
        return switch (arc) {
            case ArcResult.None _ -> result;
            case ArcResult.Fail _ -> withClient(result, connection);
            case ArcResult.Pass pass ->
                withClient(result, connection).with("header", "oldest-pass", String.valueOf(pass.oldestPass()));
        };
    }

    /// RFC 8617, section 6.
    private static MethodResult withClient(MethodResult result, Connection connection) {
        return switch (connection) {
            case Connection.Smtp smtp -> result.with("smtp", "remote-ip", IpAddressText.format(smtp.client()));
            case Connection.Hidden _, Connection.Unknown _ -> result;
        };
    }

    /// RFC 9989, section 9.1.
    private static MethodResult dmarc(DmarcVerdict verdict) {
        MethodResult result = MethodResult.of("dmarc", verdict.result().text());
        String author = verdict.author() instanceof AuthorDomain.One(var domain) ? domain.text() : "";
        return switch (verdict.result()) {
            case DmarcResult.Pass(var policy) ->
                result.with("header", "from", author)
                        .with("policy", "dmarc", policy.applied().text());
            case DmarcResult.Fail(var policy) ->
                result.with("header", "from", author)
                        .with("policy", "dmarc", policy.applied().text());
            case DmarcResult.None _ -> result.with("header", "from", author);
            case DmarcResult.TemporaryError(String detail) ->
                result.because(detail).with("header", "from", author);
            case DmarcResult.PermanentError _ -> result.because("the message has not exactly one author domain");
        };
    }

    /// The words of draft-brand-indicators-for-message-identification, section 7.7. There is no pass, for which
    /// the indicator would have to be fetched and checked.
    private static MethodResult bimi(BimiVerdict bimi, MessageVerdict verdict) {
        return switch (bimi) {
            case BimiVerdict.NotLooked(String reason) ->
                MethodResult.of("bimi", "skipped").because(reason);
            case BimiVerdict.Looked(String selector, BimiDiscovery discovery, DmarcEnforcement enforcement) ->
                bimi(discovery, enforcement, verdict).with("header", "selector", selector);
        };
    }

    private static MethodResult bimi(BimiDiscovery discovery, DmarcEnforcement enforcement, MessageVerdict verdict) {
        return switch (discovery) {
            case BimiDiscovery.NotFound _ -> MethodResult.of("bimi", "none");
            case BimiDiscovery.Unknown unknown ->
                MethodResult.of("bimi", "temperror").because(unknown.failure().detail());
            case BimiDiscovery.Several _ -> MethodResult.of("bimi", "fail").because("there is more than one record");
            case BimiDiscovery.Found found when found.bimiRecord().declined() -> MethodResult.of("bimi", "declined");
            case BimiDiscovery.Found found
            when found.bimiRecord().faults().stream().anyMatch(Fault::isError) ->
                MethodResult.of("bimi", "fail")
                        .because("the record is malformed")
                        .with("header", "d", found.domain().text());
            case BimiDiscovery.Found found ->
                MethodResult.of("bimi", "skipped")
                        .because(
                                !verdict.authenticated()
                                        ? "the message does not pass DMARC"
                                        : enforcement instanceof DmarcEnforcement.Enforcing
                                                ? "the indicator was not fetched"
                                                : "the DMARC policy does not enforce")
                        .with("header", "d", found.domain().text());
        };
    }

    /// A tag's value, which is one char for each octet, as the text that it is in UTF-8 (RFC 8616, section 5).
    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
