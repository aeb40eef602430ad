package org.mailassay.appliance.job;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.blocklist.BlocklistProbe;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.store.blocklist.ProbeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Probes the blocklists once a day, so that a dead or a refusing one costs no sender anything.
public final class BlocklistProbing {
    private static final Logger LOG = LoggerFactory.getLogger(BlocklistProbing.class);

    private final Dns dns;
    private final Map<String, String> keys;
    private final ProbeStore store;
    private final InstantSource clock;

    /// @param keys of lists that ask for one, by their zones
    public BlocklistProbing(Dns dns, Map<String, String> keys, ProbeStore store, InstantSource clock) {
        this.dns = dns;
        this.keys = Map.copyOf(keys);
        this.store = store;
        this.clock = clock;
    }

    /// Probes them all.
    public void run() {
        List<ProbeResult> results = BlocklistProbe.probe(BlocklistFile.bundled().usable(keys), dns);
        // Whether a list works is not known when the network is away; a scan finds that out by itself.
        store.keep(
                results.stream()
                        .filter(result -> result.verdict() != ProbeResult.Verdict.UNREACHABLE)
                        .toList(),
                clock.instant());
        long working = results.stream().filter(ProbeResult::isWorking).count();
        LOG.info("Probed the blocklists: {} of {} work", working, results.size());
    }
}
