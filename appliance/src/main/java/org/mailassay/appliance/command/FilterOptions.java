package org.mailassay.appliance.command;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.appliance.settings.Reading;
import org.mailassay.appliance.settings.Setting;
import org.mailassay.appliance.settings.SurroundingsSection;
import org.mailassay.appliance.spamfilter.RspamdFilter;
import org.mailassay.appliance.spamfilter.SpamAssassinFilter;
import picocli.CommandLine.Option;

/// The spam filters that a command asks: none unless it is told where they are.
final class FilterOptions {
    @Option(
            names = "--rspamd",
            paramLabel = "HOST:PORT",
            description = "Ask the Rspamd worker that listens there (default: none).")
    private String rspamd = "";

    @Option(
            names = "--spamassassin",
            paramLabel = "HOST:PORT",
            description = "Ask the spamd that listens there (default: none).")
    private String spamAssassin = "";

    /// Filters in use.
    record AskedFilters(List<SpamFilter> filters, Optional<RspamdFilter> toClose) implements AutoCloseable {
        @Override
        public void close() {
            toClose.ifPresent(RspamdFilter::close);
        }
    }

    /// Gets ready to ask them.
    ///
    /// @param receiver the name of this host
    AskedFilters ask(Dns dns, String receiver) {
        List<SpamFilter> filters = new ArrayList<>(2);
        address(spamAssassin, "--spamassassin", SurroundingsSection.SPAMASSASSIN)
                .ifPresent(address -> filters.add(new SpamAssassinFilter(address, dns, receiver)));
        Optional<RspamdFilter> asked =
                address(rspamd, "--rspamd", SurroundingsSection.RSPAMD).map(address -> new RspamdFilter(address, dns));
        asked.ifPresent(filters::add);
        return new AskedFilters(filters, asked);
    }

    private static Optional<InetSocketAddress> address(String given, String name, Setting<InetSocketAddress> like) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return switch (like.type().read(given)) {
            case Reading.Value<InetSocketAddress>(InetSocketAddress address) -> Optional.of(address);
            case Reading.Rejected<InetSocketAddress>(String problem) ->
                throw CommandFailure.misuse(name + ": " + problem);
        };
    }
}
