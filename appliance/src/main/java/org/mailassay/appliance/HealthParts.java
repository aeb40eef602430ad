package org.mailassay.appliance;

import java.net.InetAddress;
import java.time.Clock;
import java.util.function.Predicate;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.healthcard.PortProbe;
import org.mailassay.appliance.enrichment.GeoFolder;
import org.mailassay.appliance.fetch.PublicAddress;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.appliance.healthcard.SmtpPortProbe;
import org.mailassay.appliance.scan.ListStanding;
import org.mailassay.appliance.settings.HealthSection;
import org.mailassay.appliance.settings.ScanSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.blocklist.ProbeStore;
import org.mailassay.store.health.CardWork;

/// What looking at addresses is put together from.
final class HealthParts {
    private HealthParts() {}

    /// What looks at verified addresses.
    static HealthRound round(Settings settings, Database database, Dns dns, Clock clock) {
        Predicate<InetAddress> allowed =
                settings.get(HealthSection.ALLOW_PRIVATE) ? address -> true : PublicAddress::is;
        PortProbe ports = settings.get(HealthSection.PORT_25)
                ? new SmtpPortProbe(settings.get(HealthSection.SOURCE_ADDRESS), allowed, clock)
                : PortProbe.off();
        AddressLook look = new AddressLook(
                dns,
                BlocklistFile.bundled().usable(settings.get(ScanSection.BLOCKLIST_KEYS)),
                settings.get(ScanSection.SENDERSCORE),
                ports,
                NetworkTable.none());
        return new HealthRound(
                new CardWork(database),
                look,
                new ListStanding(new ProbeStore(database), clock),
                GeoFolder.prepared(settings),
                HealthSection.pace(settings),
                clock);
    }
}
