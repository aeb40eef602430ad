package org.mailassay.analysis.report;

import java.net.InetAddress;
import java.util.List;

/// One record of an aggregate report (RFC 9990, section 3.1.1.8): so many messages from one address with one outcome.
///
/// @param sourceIp the sending address; IPv4-mapped IPv6 is given as IPv4
/// @param count messages, 0 to [#MAXIMUM_COUNT]
/// @param disposition what was done with them
/// @param dkim DMARC's DKIM result with alignment: pass or not
/// @param spf DMARC's SPF result with alignment: pass or not
/// @param reasons why the policy was not applied as published
/// @param headerFrom RFC 5322 From domain, lower case; empty when absent
/// @param envelopeFrom RFC 5321 MAIL FROM domain, lower case; empty when absent
/// @param envelopeTo recipient's domain, lower case; empty when absent
/// @param dkimResults one for each signature evaluated
/// @param spfResults one for each identity evaluated
/// @param oddities values outside the schema, verbatim, each with the path of its element
public record AggregateRow(
        InetAddress sourceIp,
        long count,
        Disposition disposition,
        boolean dkim,
        boolean spf,
        List<OverrideReason> reasons,
        String headerFrom,
        String envelopeFrom,
        String envelopeTo,
        List<DkimAuthResult> dkimResults,
        List<SpfAuthResult> spfResults,
        List<Oddity> oddities) {
    /// More messages than any receiver counts in one report. It bounds all rows of a report together, so that the sums
    /// over a million reports still fit a `long`: one that overflowed would keep honest reports of that day out.
    public static final long MAXIMUM_COUNT = 1_000_000_000_000L;

    public AggregateRow {
        reasons = List.copyOf(reasons);
        dkimResults = List.copyOf(dkimResults);
        spfResults = List.copyOf(spfResults);
        oddities = List.copyOf(oddities);
    }

    /// DMARC passes when either mechanism passes with alignment (RFC 9989, section 5.3).
    public boolean dmarcPass() {
        return dkim || spf;
    }

    /// What the receiver did. `pass` is RFC 9990's word for mail that passed and to which no policy was applied;
    /// in counts it stands with `none`.
    public enum Disposition {
        NONE,
        QUARANTINE,
        REJECT,
        PASS
    }

    /// Why the published policy was not applied.
    ///
    /// @param type lower case, as sent (`forwarded`, `local_policy`, `policy_test_mode`, …)
    public record OverrideReason(String type, String comment) {}

    /// What the reporter found for one DKIM signature.
    ///
    /// @param domain d= of the signature, lower case; empty when the reporter left it out
    /// @param selector s= of the signature; empty when the reporter left it out
    /// @param result lower case (`pass`, `fail`, `none`, `neutral`, `policy`, `temperror`, `permerror`)
    public record DkimAuthResult(String domain, String selector, String result, String humanResult) {}

    /// What the reporter found for one SPF identity.
    ///
    /// @param scope `mfrom` or `helo`; empty when absent
    /// @param result lower case and normalised (`hardfail` → `fail`, `unknown` → `permerror`, `error` →
    ///     `temperror`); the word sent is then in the row's oddities
    public record SpfAuthResult(String domain, String scope, String result, String humanResult) {}
}
