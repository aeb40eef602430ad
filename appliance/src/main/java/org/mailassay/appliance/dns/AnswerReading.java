package org.mailassay.appliance.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// Reads what a response says of the question (RFC 1034, section 4.3.2; RFC 2308, section 2).
final class AnswerReading {
    /// Codes of extended errors that mean: the signatures do not hold (RFC 8914, section 4).
    private static final Set<Integer> BOGUS_CODES = Set.of(
            ExtendedErrorCodeOption.DNSSEC_BOGUS,
            ExtendedErrorCodeOption.SIGNATURE_EXPIRED,
            ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID,
            ExtendedErrorCodeOption.DNSKEY_MISSING,
            ExtendedErrorCodeOption.RRSIGS_MISSING,
            ExtendedErrorCodeOption.NO_ZONE_KEY_BIT_SET,
            ExtendedErrorCodeOption.NSEC_MISSING);

    private final Message response;
    private final RecordType type;
    private final Security security;
    private final List<String> aliases = new ArrayList<>();
    private long timeToLive = Integer.MAX_VALUE;

    private AnswerReading(Message response, RecordType type, Validation validation) {
        this.response = response;
        this.type = type;
        this.security = validation == Validation.NONE
                ? Security.INDETERMINATE
                : response.getHeader().getFlag(Flags.AD) ? Security.SECURE : Security.INSECURE;
    }

    /// What was read.
    sealed interface Step {
        /// The response settles the question.
        ///
        /// @param timeToLive how long it may be kept
        record Settled(DnsAnswer answer, Duration timeToLive) implements Step {}

        /// The response ends with an alias whose target has to be asked for.
        record Continued(List<String> aliases, Duration timeToLive, Security security) implements Step {
            String target() {
                return aliases.getLast();
            }
        }
    }

    static Step read(Message response, Name asked, RecordType type, Validation validation) {
        return new AnswerReading(response, type, validation).read(asked);
    }

    private Step read(Name asked) {
        int rcode = response.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return new Step.Settled(failed(rcode), Duration.ZERO);
        }
        List<Record> records = response.getSection(Section.ANSWER);
        Name owner = asked;
        while (true) {
            List<DnsRecord> found = found(records, owner);
            if (!found.isEmpty()) {
                DnsAnswer answer = new DnsAnswer.Found(found, aliases, Duration.ofSeconds(timeToLive), security);
                return new Step.Settled(answer, Duration.ofSeconds(timeToLive));
            }
            Name target = alias(records, owner);
            if (target == null) {
                break;
            }
            // Each alias is a record of the response, so a loop ends here after as many steps.
            if (aliases.size() >= records.size()) {
                return new Step.Settled(
                        new DnsAnswer.Failed(DnsAnswer.Cause.SERVER_FAILURE, "CNAME loop"), Duration.ZERO);
            }
            aliases.add(RecordReading.text(target));
            owner = target;
        }
        SOARecord start = start();
        // A chain without an end and without a proof of absence: the server knows only the first zone on the way.
        if (!aliases.isEmpty() && rcode == Rcode.NOERROR && start == null) {
            return new Step.Continued(List.copyOf(aliases), Duration.ofSeconds(timeToLive), security);
        }
        DnsAnswer absent =
                rcode == Rcode.NXDOMAIN ? new DnsAnswer.NoSuchName(security) : new DnsAnswer.NoData(security);
        // RFC 2308, section 5: without a SOA record absence is not kept.
        long keep = start == null ? 0 : Math.min(Math.min(start.getMinimum(), timeToLive(start)), timeToLive);
        return new Step.Settled(absent, Duration.ofSeconds(keep));
    }

    private List<DnsRecord> found(List<Record> records, Name owner) {
        List<DnsRecord> found = new ArrayList<>();
        for (Record each : records) {
            if (each.getType() == type.number()
                    && each.getDClass() == DClass.IN
                    && each.getName().equals(owner)) {
                timeToLive = Math.min(timeToLive, timeToLive(each));
                found.add(RecordReading.read(type, each));
            }
        }
        return found;
    }

    /// RFC 2181, section 8: with the highest bit set it is zero.
    private static long timeToLive(Record of) {
        return of.getTTL() > Integer.MAX_VALUE ? 0 : of.getTTL();
    }

    private @Nullable Name alias(List<Record> records, Name owner) {
        for (Record each : records) {
            if (each instanceof CNAMERecord cname && cname.getName().equals(owner)) {
                timeToLive = Math.min(timeToLive, timeToLive(cname));
                return cname.getTarget();
            }
        }
        return null;
    }

    private @Nullable SOARecord start() {
        for (Record each : response.getSection(Section.AUTHORITY)) {
            if (each instanceof SOARecord start) {
                return start;
            }
        }
        return null;
    }

    private DnsAnswer failed(int rcode) {
        DnsAnswer.Cause cause = isBogus()
                ? DnsAnswer.Cause.BOGUS
                : switch (rcode) {
                    case Rcode.SERVFAIL -> DnsAnswer.Cause.SERVER_FAILURE;
                    case Rcode.REFUSED -> DnsAnswer.Cause.REFUSED;
                    default -> DnsAnswer.Cause.OTHER;
                };
        return new DnsAnswer.Failed(cause, "the resolver answered " + Rcode.string(rcode));
    }

    private boolean isBogus() {
        OPTRecord options = response.getOPT();
        if (options == null) {
            return false;
        }
        List<EDNSOption> errors = options.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
        return errors.stream()
                .anyMatch(option ->
                        option instanceof ExtendedErrorCodeOption error && BOGUS_CODES.contains(error.getErrorCode()));
    }
}
