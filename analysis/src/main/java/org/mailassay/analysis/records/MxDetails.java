package org.mailassay.analysis.records;

import java.net.InetAddress;
import java.util.SequencedMap;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;

/// Where mail to a domain goes.
public record MxDetails(MailExchangers exchangers) implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("null_mx", exchangers instanceof MailExchangers.NullMx)
                .with("implicit", exchangers instanceof MailExchangers.Implicit)
                .with(
                        "accepts_mail",
                        exchangers.hosts().stream()
                                .anyMatch(host -> !host.target().reachable().isEmpty()))
                .with("hosts", exchangers.hosts().stream().map(MxDetails::host).toList())
                .map();
    }

    private static SequencedMap<String, Object> host(MailExchanger exchanger) {
        return new Fields()
                .with("preference", exchanger.preference())
                .with("name", exchanger.name())
                .with("alias_of", exchanger.target() instanceof ExchangerTarget.Alias alias ? alias.name() : "")
                .with(
                        "addresses",
                        exchanger.target().reachable().stream()
                                .map(InetAddress::getHostAddress)
                                .toList())
                .map();
    }
}
