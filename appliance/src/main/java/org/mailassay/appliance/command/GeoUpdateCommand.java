package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.enrichment.GeoFolder;
import org.mailassay.appliance.enrichment.NetworkUpdate;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.settings.HealthSection;
import org.mailassay.appliance.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `geo update`: fetches the tables of countries and networks.
@Command(
        name = "update",
        description = "Fetch the countries and the networks of addresses into the data folder, from the settings"
                + " geo.country-url and geo.network-url. A file that cannot be read never takes the place of an earlier"
                + " one. A running appliance sees the new files by itself.")
final class GeoUpdateCommand implements Callable<Integer> {
    /// DB-IP's free tables ask to be named (CC BY 4.0).
    private static final String CREDIT = "IP geolocation by DB-IP, https://db-ip.com, licence CC BY 4.0";

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    GeoUpdateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.clock = Clock.systemUTC();
    }

    @Override
    public Integer call() {
        Settings settings = options.settings();
        String agent = GuardedClient.agent(Version.current(), "");
        try (NetworkUpdate update = new NetworkUpdate(agent, settings.get(HealthSection.SIZE))) {
            boolean countries = update(update, settings.get(HealthSection.COUNTRY_URL), GeoFolder.countries(settings));
            boolean networks = update(update, settings.get(HealthSection.NETWORK_URL), GeoFolder.networks(settings));
            return countries && networks ? 0 : 1;
        }
    }

    /// The tables come out at some time of the month.
    private boolean update(NetworkUpdate update, String address, Path target) {
        YearMonth month = YearMonth.now(clock);
        List<HttpUrl> addresses = List.of(month, month.minusMonths(1)).stream()
                .map(each -> HttpUrl.get(address.replace("{month}", each.toString())))
                .distinct()
                .toList();
        return switch (update.update(addresses, target)) {
            case NetworkUpdate.Outcome.Updated(String type, long octets) -> {
                terminal.out().println("%s: %s, %d bytes".formatted(target, type, octets));
                if (address.contains("db-ip.com")) {
                    terminal.out().println("  " + CREDIT);
                }
                yield true;
            }
            case NetworkUpdate.Outcome.Kept(String reason) -> {
                terminal.err().println("mailassay: " + target + " stays as it is: " + reason);
                yield false;
            }
        };
    }
}
