package org.mailassay.analysis.scan;

import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.OptimizedImages;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What a scan may ask.
///
/// @param filters at most one of each name; one that is not set up is not among them
/// @param optimized where the optimized pictures of this scan go
public record ScanPorts(
        Dns dns, Fetcher fetcher, List<SpamFilter> filters, ImageOptimizer optimizer, OptimizedImages optimized) {
    public ScanPorts {
        filters = List.copyOf(filters);
    }

    /// Ports for a scan that optimizes no pictures.
    public ScanPorts(Dns dns, Fetcher fetcher, List<SpamFilter> filters) {
        this(dns, fetcher, filters, ImageOptimizer.none(), new OptimizedImages());
    }
}
