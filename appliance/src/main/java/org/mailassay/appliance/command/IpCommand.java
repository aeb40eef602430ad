package org.mailassay.appliance.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.healthcard.AddressFacts;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.CardFields;
import org.mailassay.analysis.healthcard.HealthCard;
import org.mailassay.analysis.healthcard.PortProbe;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.enrichment.GeoFolder;
import org.mailassay.appliance.enrichment.NetworkFiles;
import org.mailassay.appliance.fetch.PublicAddress;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.appliance.healthcard.SmtpPortProbe;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.HealthSection;
import org.mailassay.appliance.settings.ScanSection;
import org.mailassay.appliance.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ip`: the health card of an address.
@Command(
        name = "ip",
        description = "Look at an address and print its health card: blocklists, name, port 25, SenderScore, country"
                + " and network. Live, or offline with --dns and --no-connect.")
final class IpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ADDRESS", description = "IPv4 or IPv6.")
    private String address = "";

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Option(names = "--no-connect", description = "Do not try port 25: connectivity does not count then.")
    private boolean withoutConnecting;

    @Option(
            names = "--senderscore",
            description = "Ask SenderScore, whatever the setting scan.senderscore says; with --dns it is always asked.")
    private boolean senderScore;

    @Option(
            names = "--geo",
            paramLabel = "PATH",
            description = "An MMDB file, or a folder of them (default: those of the settings and of geo update).")
    private @Nullable Path geo;

    @Option(names = "--json", description = "Print the card as the API gives it.")
    private boolean json;

    IpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        InetAddress asked = IpAddressText.parse(address)
                .orElseThrow(() -> CommandFailure.misuse(address + " is not an IP address"));
        Settings settings = options.settings();
        Task task = Task.of(Map.of(DnsOption.NAME, dns.given()));
        List<Path> files = geo == null ? GeoFolder.files(settings) : List.of(geo);
        try (DnsSources sources = new DnsSources(DnsSection.read(settings));
                NetworkFiles networks = NetworkFiles.open(files)) {
            AddressFacts facts = look(settings, sources.of(task), networks).at(asked, List.of());
            HealthCard card = HealthCard.of(facts);
            if (json) {
                terminal.out().println(PlainJson.of(fields(card, facts)));
            } else {
                new CardText(terminal.out(), terminal.interactive()).print(IpAddressText.format(asked), card);
            }
            terminal.out().flush();
            return 0;
        }
    }

    private AddressLook look(Settings settings, Dns resolver, NetworkFiles networks) {
        Predicate<InetAddress> allowed = settings.get(HealthSection.ALLOW_PRIVATE) ? one -> true : PublicAddress::is;
        PortProbe ports = withoutConnecting || !settings.get(HealthSection.PORT_25)
                ? PortProbe.off()
                : new SmtpPortProbe(settings.get(HealthSection.SOURCE_ADDRESS), allowed, Clock.systemUTC());
        return new AddressLook(
                resolver,
                BlocklistFile.bundled().usable(settings.get(ScanSection.BLOCKLIST_KEYS)),
                senderScore
                        || settings.get(ScanSection.SENDERSCORE)
                        || !dns.given().isEmpty(),
                ports,
                HealthRound.table(networks));
    }

    /// The API's fields, without those that only monitoring knows.
    private static SequencedMap<String, Object> fields(HealthCard card, AddressFacts facts) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>(CardFields.of(card));
        String text = IpAddressText.format(facts.address());
        fields.put("sparkline", List.of());
        fields.put("ip_value", text);
        fields.put("input_type", "single");
        fields.put("ip_count", 1);
        fields.put(
                "ptr_map",
                switch (facts.name()) {
                    case ReverseName.Confirmed(String name) -> Map.of(text, name);
                    case ReverseName.Unconfirmed(String name) -> Map.of(text, name);
                    case ReverseName.None _, ReverseName.Unknown _ -> Map.of();
                });
        return fields;
    }
}
