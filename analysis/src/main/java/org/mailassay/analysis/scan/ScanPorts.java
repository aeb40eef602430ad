package org.mailassay.analysis.scan;

import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What a scan may ask.
///
/// @param filters at most one of each name; one that is not set up is not among them
public record ScanPorts(Dns dns, Fetcher fetcher, List<SpamFilter> filters) {
    public ScanPorts {
        filters = List.copyOf(filters);
    }
}
