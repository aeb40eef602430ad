package org.mailassay.analysis.spf;

import java.time.Instant;
import java.util.List;
import org.mailassay.analysis.dns.RecordType;

/// Finds the policy of a domain and has it evaluated: check_host() of RFC 7208, section 4, which records call again for
/// the domains that they include or redirect to.
final class HostCheck {
    private final CountedDns dns;
    private final MechanismMatching matching;
    private final MacroValues values;
    private final PolicyCache policies;

    HostCheck(
            SpfRequest request,
            SpfRequest.Sender sender,
            CountedDns dns,
            SpfLimits limits,
            Instant now,
            PolicyCache policies) {
        ClientAddress client = ClientAddress.of(request.client());
        ReverseNames names = new ReverseNames(dns, client, limits.reverseNames());
        this.dns = dns;
        this.policies = policies;
        this.values = new MacroValues(request, sender, client, names, now);
        this.matching = new MechanismMatching(dns, client, names, limits);
    }

    /// @param explain whether a fail of this record is the result of the whole, so that its explanation is wanted
    SpfTrace check(String domain, boolean explain) {
        return switch (dns.query(domain, RecordType.TXT)) {
            // RFC 7208, section 4.4.
            case CountedDns.Outcome.Failed failed -> unread(domain, new SpfResult.TempError(failed.error()));
            case CountedDns.Outcome.Answered answered -> {
                List<String> policies = SpfRecord.among(answered.records());
                // RFC 7208, section 4.5.
                yield switch (policies.size()) {
                    case 0 -> unread(domain, new SpfResult.None(absence(answered)));
                    case 1 -> interpret(domain, policies.getFirst(), explain);
                    default -> unread(domain, several(domain, policies.size()));
                };
            }
        };
    }

    private static SpfResult.Absence absence(CountedDns.Outcome.Answered answered) {
        return answered.nameExists() ? SpfResult.Absence.NO_POLICY : SpfResult.Absence.NO_SUCH_DOMAIN;
    }

    private static SpfResult several(String domain, int count) {
        return new SpfResult.PermError(new SpfPermanentError.SeveralPolicies(domain, count));
    }

    private SpfTrace unread(String domain, SpfResult result) {
        return new SpfTrace(
                domain, "", dns.takeLookups(), List.of(), dns.stopped().orElse(result));
    }

    private SpfTrace interpret(String domain, String text, boolean explain) {
        List<SpfLookup> lookups = dns.takeLookups();
        dns.startCounting();
        return switch (policies.read(text)) {
            case SpfSyntax.Correct correct -> {
                RecordCheck below = new RecordCheck(this, dns, matching, values.within(domain), domain);
                yield below.evaluate(correct.policy(), lookups, explain);
            }
            // RFC 7208, section 4.6: any error anywhere in the record.
            case SpfSyntax.Broken broken -> {
                SpfPermanentError error = new SpfPermanentError.Syntax(domain, broken.errors());
                yield new SpfTrace(domain, text, lookups, List.of(), new SpfResult.PermError(error));
            }
        };
    }
}
