package org.mailassay.analysis.spf;

import java.time.InstantSource;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;

/// Checks clients against the policies of domains: the function check_host() of RFC 7208, section 4.
///
/// Safe for use by many threads at once; one check asks one question at a time, as the standard describes it, because
/// which question comes next depends on the answer.
public final class SpfEvaluation {
    private final Dns dns;
    private final SpfLimits limits;
    private final InstantSource clock;
    private final PolicyCache policies;

    /// With the limits of the standard and the system's clock.
    public SpfEvaluation(Dns dns) {
        this(dns, SpfLimits.STANDARD, InstantSource.system());
    }

    /// @param clock for the time limit and for the macro `t`
    public SpfEvaluation(Dns dns, SpfLimits limits, InstantSource clock) {
        this(dns, limits, clock, new PolicyCache());
    }

    /// @param clock for the time limit and for the macro `t`
    public SpfEvaluation(Dns dns, SpfLimits limits, InstantSource clock, PolicyCache policies) {
        this.dns = dns;
        this.limits = limits;
        this.clock = clock;
        this.policies = policies;
    }

    /// Checks one identity of one client.
    public SpfCheck check(SpfRequest request) {
        SpfRequest.Sender sender = request.sender();
        CountedDns counted = new CountedDns(dns, limits, clock);
        SpfTrace trace = isCheckable(sender.domain())
                ? new HostCheck(request, sender, counted, limits, clock.instant(), policies)
                        .check(sender.domain(), true)
                : new SpfTrace(
                        sender.domain(),
                        "",
                        List.of(),
                        List.of(),
                        new SpfResult.None(SpfResult.Absence.MALFORMED_DOMAIN));
        return new SpfCheck(
                request,
                sender.mailbox(),
                sender.domain(),
                trace.result(),
                trace,
                counted.terms(),
                counted.voidLookups());
    }

    /// RFC 7208, section 4.3: a domain name of several labels, and no address literal (RFC 5321, section 4.1.3).
    private static boolean isCheckable(String domain) {
        return domain.indexOf('.') >= 0
                && !domain.startsWith("[")
                && DomainName.fits(domain)
                && domain.chars().allMatch(c -> c < 0x80);
    }
}
