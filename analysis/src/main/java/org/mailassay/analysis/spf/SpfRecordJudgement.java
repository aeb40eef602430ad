package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.tags.Fault;

/// What can be said of a domain's policy without a message.
public sealed interface SpfRecordJudgement {
    /// The domain publishes one policy.
    ///
    /// @param tree the policy with all that it includes or redirects to
    /// @param voidLookups how many look-ups find nothing whoever the client is
    /// @param faults what is wrong or doubtful, in the order of their places, those of the whole record last
    record Judged(SpfPolicyNode tree, int voidLookups, List<Fault> faults) implements SpfRecordJudgement {
        public Judged {
            faults = List.copyOf(faults);
        }
    }

    /// The domain publishes more than one policy, so that none holds (RFC 7208, section 4.5).
    record Several(List<String> texts, Fault fault) implements SpfRecordJudgement {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// The domain publishes no policy: the DNS said so.
    ///
    /// @param faults what was published in its place
    record Missing(List<Fault> faults) implements SpfRecordJudgement {
        public Missing {
            faults = List.copyOf(faults);
        }
    }

    /// The DNS gave no answer, so nothing is known.
    record Unknown(DnsAnswer.Failed failure) implements SpfRecordJudgement {}

    /// Judges the policy of a domain.
    static SpfRecordJudgement of(DomainName domain, Dns dns) {
        return switch (dns.query(domain.text(), RecordType.TXT)) {
            case DnsAnswer.Failed failed -> new Unknown(failed);
            case DnsAnswer.NoSuchName none -> new Missing(List.of());
            case DnsAnswer.NoData none -> new Missing(obsolete(domain, dns));
            case DnsAnswer.Found found -> select(domain, found.records(), dns);
        };
    }

    private static SpfRecordJudgement select(DomainName domain, List<DnsRecord> records, Dns dns) {
        List<String> policies = SpfRecord.among(records);
        return switch (policies.size()) {
            case 0 -> new Missing(obsolete(domain, dns));
            case 1 -> {
                List<Fault> faults = new ArrayList<>(obsolete(domain, dns));
                yield PolicyJudging.judge(domain.text(), policies.getFirst(), dns, faults);
            }
            default ->
                new Several(
                        policies,
                        Fault.of(
                                SpfRecordFault.SEVERAL_RECORDS,
                                "The domain publishes " + policies.size()
                                        + " policies; receivers use none of them until there is only one."));
        };
    }

    private static List<Fault> obsolete(DomainName domain, Dns dns) {
        boolean published = dns.query(domain.text(), RecordType.SPF) instanceof DnsAnswer.Found found
                && !SpfRecord.among(found.records()).isEmpty();
        return published
                ? List.of(Fault.of(
                        SpfRecordFault.OBSOLETE_TYPE,
                        "A record of type SPF is published, which nobody reads any more; only TXT counts."))
                : List.of();
    }
}
