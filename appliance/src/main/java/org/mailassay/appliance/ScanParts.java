package org.mailassay.appliance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.senderscore.SenderScore;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.fetch.GuardedFetcher;
import org.mailassay.appliance.image.WebpOptimizer;
import org.mailassay.appliance.reputation.AbuseIpDb;
import org.mailassay.appliance.scan.ListStanding;
import org.mailassay.appliance.scan.MarkRoots;
import org.mailassay.appliance.scan.MessageScan;
import org.mailassay.appliance.scan.ScanRun;
import org.mailassay.appliance.scan.ScanWorld;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.ScanSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.settings.SurroundingsSection;
import org.mailassay.appliance.spamfilter.RspamdFilter;
import org.mailassay.appliance.spamfilter.SpamAssassinFilter;
import org.mailassay.store.Database;
import org.mailassay.store.blocklist.ProbeStore;

/// What scanning is put together from.
final class ScanParts {
    private ScanParts() {}

    /// Keeps a part until the appliance stops.
    @FunctionalInterface
    interface Kept {
        <T extends AutoCloseable> T keep(T part);
    }

    /// What is found out about a message.
    static ScanRun run(Settings settings, Database database, Dns dns, Clock clock, Kept kept) {
        String hostName = SmtpSection.read(settings).hostName();
        String about = settings.get(HttpSection.URL).map(Object::toString).orElse("");
        Fetcher fetcher = settings.get(ScanSection.FETCH)
                ? kept.keep(new GuardedFetcher(new GuardedClient(dns, GuardedClient.agent(Version.current(), about))))
                : Fetcher.none();
        RspamdFilter rspamd = kept.keep(new RspamdFilter(settings.get(SurroundingsSection.RSPAMD), dns));
        SpamAssassinFilter spamAssassin =
                new SpamAssassinFilter(settings.get(SurroundingsSection.SPAMASSASSIN), dns, hostName);
        ScanWorld world = new ScanWorld(
                dns,
                fetcher,
                List.of(spamAssassin, rspamd),
                reputation(settings, dns, clock, kept),
                kept.keep(new WebpOptimizer()),
                settings.get(ScanSection.MARK_ROOTS).map(MarkRoots::read).orElse(List.of()),
                settings.get(ScanSection.BLOCKLIST_KEYS),
                new ListStanding(new ProbeStore(database), clock));
        return new MessageScan(world, hostName, ScanLimits.within(settings.get(ScanSection.DEADLINE)));
    }

    /// Services that the operator set up.
    private static List<ReputationSource> reputation(Settings settings, Dns dns, Clock clock, Kept kept) {
        List<ReputationSource> sources = new ArrayList<>();
        if (settings.get(ScanSection.SENDERSCORE)) {
            sources.add(new SenderScore(dns));
        }
        String key = settings.get(ScanSection.ABUSEIPDB_KEY);
        if (!key.isEmpty()) {
            sources.add(kept.keep(new AbuseIpDb(key, GuardedClient.agent(Version.current(), ""), clock)));
        }
        return sources;
    }
}
