package org.mailassay.analysis.scan;

import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.OptimizedImages;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What a scan may ask.
///
/// @param filters at most one of each name; one that is not set up is not among them
/// @param reputation services that rate addresses; at most one of each name, and only those that are set up
/// @param optimized where the optimized pictures of this scan go
public record ScanPorts(
        Dns dns,
        Fetcher fetcher,
        List<SpamFilter> filters,
        List<ReputationSource> reputation,
        ImageOptimizer optimizer,
        OptimizedImages optimized) {
    public ScanPorts {
        filters = List.copyOf(filters);
        reputation = List.copyOf(reputation);
    }

    /// Ports for a scan that optimizes no pictures.
    public ScanPorts(Dns dns, Fetcher fetcher, List<SpamFilter> filters) {
        this(dns, fetcher, filters, ImageOptimizer.none(), new OptimizedImages());
    }

    /// Ports for a scan that asks no service about addresses.
    public ScanPorts(
            Dns dns, Fetcher fetcher, List<SpamFilter> filters, ImageOptimizer optimizer, OptimizedImages optimized) {
        this(dns, fetcher, filters, List.of(), optimizer, optimized);
    }
}
