package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.ExchangerTlsa;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.TlsaFault;
import org.mailassay.analysis.transport.TlsaUsability;

/// Judges the TLSA records of a domain's mail exchangers (RFC 7672).
final class DaneSubject {
    private final List<Fault> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private DaneSubject() {}

    static Judgement<DaneDetails> judge(RecordsQuestion question) {
        MailExchangers exchangers = MailExchangers.of(question.domain(), question.dns());
        String name = question.domain().text();
        if (exchangers instanceof MailExchangers.Unknown unknown) {
            return Judgement.unknown(name, LookupFault.of(unknown.failure()));
        }
        List<MailExchanger> hosts = exchangers.hosts().stream()
                .filter(host -> !host.target().reachable().isEmpty())
                .toList();
        List<ExchangerTlsa> tlsa = SideBySide.map(hosts, host -> ExchangerTlsa.of(host, question.dns()));
        return new DaneSubject().judge(name, tlsa);
    }

    private Judgement<DaneDetails> judge(String name, List<ExchangerTlsa> exchangers) {
        boolean any = exchangers.stream()
                .anyMatch(exchanger -> !exchanger.usabilities().isEmpty());
        if (!any) {
            return exchangers.stream()
                    .flatMap(exchanger -> exchanger.failure().stream())
                    .findFirst()
                    .map(failed -> Judgement.<DaneDetails>unknown(name, LookupFault.of(failed)))
                    .orElseGet(() -> Judgement.missing(name));
        }
        exchangers.forEach(this::note);
        boolean some = exchangers.stream().anyMatch(ExchangerTlsa::isProtected);
        boolean all = exchangers.stream().allMatch(ExchangerTlsa::isProtected);
        if (some && !all) {
            faults.add(Fault.of(
                    TlsaFault.SOME_EXCHANGERS_ONLY,
                    "Some exchangers have no usable TLSA record, so an attacker can send mail by them."));
        }
        return Judgement.found(name, text.toString(), new DaneDetails(exchangers), faults);
    }

    private void note(ExchangerTlsa exchanger) {
        exchanger.failure().ifPresent(failed -> add(TlsaFault.TLSA_UNKNOWN, exchanger, failed.detail() + "."));
        if (exchanger.usabilities().isEmpty()) {
            return;
        }
        if (exchanger.security() == Security.INDETERMINATE) {
            add(
                    TlsaFault.TLSA_NOT_VALIDATED,
                    exchanger,
                    "The resolver in use here does not validate signatures, so it is not known whether senders see"
                            + " these records as secure.");
        } else if (exchanger.security() != Security.SECURE) {
            add(TlsaFault.TLSA_NOT_SECURE, exchanger, "Without DNSSEC senders ignore its TLSA records.");
        }
        for (TlsaUsability usability : exchanger.usabilities()) {
            usability.fault().ifPresent(reason -> add(reason, exchanger, usability.text()));
            text.append(text.isEmpty() ? "" : "\n").append(usability.text());
        }
        if (exchanger.usabilities().stream().noneMatch(TlsaUsability::usable)) {
            faults.add(new Fault(
                    TlsaFault.NONE_USABLE,
                    exchanger.exchanger() + ": None of its TLSA records can be used.",
                    Fault.WHOLE_RECORD,
                    exchanger.exchanger()));
        }
    }

    private void add(TlsaFault reason, ExchangerTlsa exchanger, String sentence) {
        int offset = text.isEmpty() ? 0 : text.length() + 1;
        faults.add(new Fault(reason, exchanger.exchanger() + ": " + sentence, offset, exchanger.exchanger()));
    }
}
