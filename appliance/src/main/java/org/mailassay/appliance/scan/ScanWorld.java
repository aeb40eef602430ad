package org.mailassay.appliance.scan;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.checks.ScanRecording;
import org.mailassay.analysis.dns.AskOnceDns;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.ReplayedDns;
import org.mailassay.analysis.fetch.FetchLimits;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.LimitedFetcher;
import org.mailassay.analysis.fetch.ReplayedFetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.ReplayedOptimizer;
import org.mailassay.analysis.reputation.ReplayedSource;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.spamfilter.ReplayedFilter;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What scans ask: the DNS, the web, spam filters, services that rate addresses, what makes pictures smaller, and what
/// is known of blocklists.
///
/// @param reputation services that are set up
/// @param markRoots authorities whose BIMI mark certificates are trusted; without any no chain is judged
/// @param blocklistKeys of lists that ask for one, by their zones
/// @param lists what their last probes came to
public record ScanWorld(
        Dns dns,
        Fetcher fetcher,
        List<SpamFilter> filters,
        List<ReputationSource> reputation,
        ImageOptimizer optimizer,
        List<X509Certificate> markRoots,
        Map<String, String> blocklistKeys,
        Supplier<List<ProbeResult>> lists) {
    public ScanWorld {
        filters = List.copyOf(filters);
        reputation = List.copyOf(reputation);
        markRoots = List.copyOf(markRoots);
        blocklistKeys = Map.copyOf(blocklistKeys);
    }

    /// For one scan, within its limits.
    ScanAnswers ask() {
        return new ScanAnswers(
                new AskOnceDns(dns),
                new LimitedFetcher(fetcher, FetchLimits.DEFAULT),
                filters,
                reputation,
                optimizer,
                lists.get(),
                List.of());
    }

    /// What it said before.
    ScanAnswers replay(ScanRecording recording) {
        return new ScanAnswers(
                new ReplayedDns(recording.dns()),
                new ReplayedFetcher(recording.fetches()),
                ReplayedFilter.of(recording.filters()),
                ReplayedSource.of(recording.reputation()),
                new ReplayedOptimizer(recording.leftOut(), optimizer),
                recording.lists(),
                recording.late());
    }
}
