package org.mailassay.mailets.outgoing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.transport.ExchangerTlsa;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.TlsaUsability;

/// What DANE asks of a host (RFC 7672, section 2.2).
record DaneLookup(Dns dns) {
    /// What came of it.
    sealed interface Outcome {
        /// The host is protected.
        record Demanded(TlsDemand demand) implements Outcome {}

        /// There are no records, or they count for nothing because something on the way to them is not signed.
        record None() implements Outcome {}

        /// There may be records, or it is not known whether they would count. The host must not be used, or whoever
        /// keeps them back would have won (RFC 7672, section 2.1.2).
        record Unknown(DnsAnswer.Failed failure) implements Outcome {}
    }

    Outcome look(MailExchanger host, DomainName domain) {
        if (host.security() != Security.SECURE) {
            return new Outcome.None();
        }
        List<DnsAnswer> answers = Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> dns.query(host.name(), type))
                .toList();
        List<DnsAnswer.Found> addresses = only(DnsAnswer.Found.class, answers);
        List<DnsAnswer.Failed> failures = only(DnsAnswer.Failed.class, answers);
        if (addresses.isEmpty() && !failures.isEmpty()) {
            return new Outcome.Unknown(failures.getFirst());
        }
        // A host in a zone that is not signed has no TLSA records that count, and its servers may not answer for them.
        if (addresses.isEmpty() || addresses.stream().anyMatch(each -> each.security() != Security.SECURE)) {
            return new Outcome.None();
        }
        for (String base : bases(host, addresses)) {
            ExchangerTlsa tlsa =
                    ExchangerTlsa.of(new MailExchanger(host.preference(), base, host.target(), host.security()), dns);
            if (tlsa.failure().isPresent()) {
                return new Outcome.Unknown(tlsa.failure().get());
            }
            if (tlsa.security() == Security.SECURE && !tlsa.usabilities().isEmpty()) {
                return new Outcome.Demanded(demand(tlsa, base, host, domain));
            }
        }
        return new Outcome.None();
    }

    private static <A extends DnsAnswer> List<A> only(Class<A> kind, List<DnsAnswer> answers) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The name that an alias leads to, then the host's own (RFC 7672, section 2.2.2).
    private static Set<String> bases(MailExchanger host, List<DnsAnswer.Found> addresses) {
        Set<String> bases = new LinkedHashSet<>();
        addresses.stream()
                .filter(each -> !each.aliases().isEmpty())
                .forEach(each -> bases.add(each.aliases().getLast()));
        bases.add(host.name());
        return bases;
    }

    private static TlsDemand demand(ExchangerTlsa tlsa, String base, MailExchanger host, DomainName domain) {
        List<DnsRecord.Tlsa> usable = tlsa.usabilities().stream()
                .filter(TlsaUsability::usable)
                .map(TlsaUsability::tlsa)
                .toList();
        List<String> names = new ArrayList<>(List.of(base, host.name(), domain.text()));
        // Records of which none can be used still say that the host speaks TLS.
        return usable.isEmpty()
                ? new TlsDemand.Encrypted("dane")
                : new TlsDemand.Dane(
                        usable, names.stream().map(DomainName::lowerCase).collect(Collectors.toUnmodifiableSet()));
    }
}
