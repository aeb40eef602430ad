package org.mailassay.analysis.records;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.MailHostAddress;
import org.mailassay.analysis.transport.MxFault;

/// Judges where mail to a domain goes (RFC 5321, section 5.1).
final class MxSubject {
    private final List<Fault> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private MxSubject() {}

    static Judgement<MxDetails> judge(RecordsQuestion question) {
        MailExchangers exchangers = MailExchangers.of(question.domain(), question.dns());
        return new MxSubject().judge(question.domain().text(), exchangers);
    }

    private Judgement<MxDetails> judge(String name, MailExchangers exchangers) {
        MxDetails details = new MxDetails(exchangers);
        switch (exchangers) {
            case MailExchangers.Listed listed -> noteListed(listed);
            case MailExchangers.NullMx nullMx -> noteNullMx(nullMx);
            case MailExchangers.Implicit implicit -> {
                faults.add(Fault.of(
                        MxFault.IMPLICIT_MX, "There is no MX record, so mail goes to the domain's own address."));
                noteTarget(implicit.exchanger());
            }
            case MailExchangers.NoHost ignored -> {
                Fault none = Fault.of(
                        MxFault.NO_MAIL_HOST,
                        "Mail to the domain has nowhere to go; a null MX (\"0 .\") would say that it takes none.");
                return Judgement.missing(name, details, List.of(none));
            }
            case MailExchangers.Unknown unknown -> {
                return Judgement.unknown(name, LookupFault.of(unknown.failure()));
            }
        }
        return Judgement.found(name, text.toString(), details, faults);
    }

    private void noteNullMx(MailExchangers.NullMx nullMx) {
        text.append(nullMx.preference()).append(" .");
        if (nullMx.preference() != 0) {
            faults.add(Fault.of(MxFault.NULL_MX_PREFERENCE, "A null MX has the preference 0."));
        }
    }

    private void noteListed(MailExchangers.Listed listed) {
        Set<String> names = new HashSet<>();
        for (MailExchanger exchanger : listed.exchangers()) {
            if (!names.add(exchanger.name())) {
                add(MxFault.REPEATED_TARGET, exchanger, "It is listed more than once.");
            }
            noteTarget(exchanger);
            text.append(text.isEmpty() ? "" : "\n").append(exchanger.text());
        }
        if (listed.nullMxBeside()) {
            faults.add(Fault.of(MxFault.NULL_MX_NOT_ALONE, "A null MX must be the only MX record."));
        }
        if (listed.leftOut() > 0) {
            faults.add(Fault.of(
                    MxFault.TOO_MANY_TARGETS,
                    listed.leftOut() + " more exchangers were not looked at; no sender tries that many."));
        }
    }

    private void noteTarget(MailExchanger exchanger) {
        switch (exchanger.target()) {
            case ExchangerTarget.Host host -> noteAddresses(exchanger, host.addresses());
            case ExchangerTarget.Alias alias -> {
                add(MxFault.TARGET_IS_ALIAS, exchanger, "It is an alias of " + alias.name() + "; name that instead.");
                noteAddresses(exchanger, alias.addresses());
            }
            case ExchangerTarget.Literal ignored ->
                add(MxFault.TARGET_IS_ADDRESS, exchanger, "An MX record names a host, never an address.");
            case ExchangerTarget.NotHostName ignored ->
                add(MxFault.TARGET_NOT_A_HOST_NAME, exchanger, "It is not a host name.");
            case ExchangerTarget.NoAddress ignored ->
                add(MxFault.TARGET_WITHOUT_ADDRESS, exchanger, "It has no address.");
            case ExchangerTarget.Unknown unknown ->
                add(
                        MxFault.TARGET_UNKNOWN,
                        exchanger,
                        "Its address could not be asked for: "
                                + unknown.failure().detail() + ".");
        }
    }

    private void noteAddresses(MailExchanger exchanger, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!MailHostAddress.isPublic(address)) {
                add(
                        MxFault.ADDRESS_NOT_PUBLIC,
                        exchanger,
                        address.getHostAddress() + " cannot be reached from the Internet.");
            }
        }
    }

    /// The place is where the exchanger's line begins, or will begin, in the text.
    private void add(MxFault reason, MailExchanger exchanger, String sentence) {
        int offset = text.isEmpty() ? 0 : text.length() + 1;
        faults.add(new Fault(reason, exchanger.name() + ": " + sentence, offset, exchanger.name()));
    }
}
