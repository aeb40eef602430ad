package org.mailassay.appliance.scan;

import java.util.List;
import org.mailassay.analysis.blocklist.ListHealth;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.checks.ScanRecording;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.RecordingDns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.RecordingFetcher;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.spamfilter.RecordingFilter;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What one scan asks, with a recording of all that it was told.
final class ScanAnswers {
    private final RecordingDns dns;
    private final RecordingFetcher fetcher;
    private final List<RecordingFilter> filters;
    private final List<ProbeResult> lists;

    ScanAnswers(Dns dns, Fetcher fetcher, List<SpamFilter> filters, List<ProbeResult> lists) {
        this.dns = new RecordingDns(dns);
        this.fetcher = new RecordingFetcher(fetcher);
        this.filters = filters.stream().map(RecordingFilter::new).toList();
        this.lists = List.copyOf(lists);
    }

    ScanPorts ports() {
        return new ScanPorts(dns, fetcher, List.copyOf(filters));
    }

    ListHealth health() {
        return ListHealth.of(lists);
    }

    ScanRecording recorded() {
        return new ScanRecording(dns.recorded(), fetcher.recorded(), RecordingFilter.recorded(filters), lists);
    }
}
