package org.mailassay.appliance.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.blocklist.ListHealth;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.checks.ScanRecording;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.RecordingDns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.RecordingFetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.OptimizedImages;
import org.mailassay.analysis.images.RecordingOptimizer;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.reputation.RecordingSource;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.spamfilter.RecordingFilter;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// What one scan asks, with a recording of all that it was told.
final class ScanAnswers {
    private final RecordingDns dns;
    private final RecordingFetcher fetcher;
    private final List<RecordingFilter> filters;
    private final List<RecordingSource> reputation;
    private final RecordingOptimizer optimizer;
    private final OptimizedImages optimized = new OptimizedImages();
    private final List<ProbeResult> lists;
    private final Set<String> late;

    ScanAnswers(
            Dns dns,
            Fetcher fetcher,
            List<SpamFilter> filters,
            List<ReputationSource> reputation,
            ImageOptimizer optimizer,
            List<ProbeResult> lists,
            List<String> late) {
        this.optimizer = new RecordingOptimizer(optimizer);
        this.dns = new RecordingDns(dns);
        this.fetcher = new RecordingFetcher(fetcher);
        this.filters = filters.stream().map(RecordingFilter::new).toList();
        this.reputation = reputation.stream().map(RecordingSource::new).toList();
        this.lists = List.copyOf(lists);
        this.late = Set.copyOf(late);
    }

    ScanPorts ports() {
        return new ScanPorts(dns, fetcher, List.copyOf(filters), List.copyOf(reputation), optimizer, optimized);
    }

    /// The pictures in a better form, as a ZIP archive; empty when there are none.
    Optional<Octets> images() {
        return optimized.zip();
    }

    /// Where no list was probed yet, as on the command line, those that say something bad are.
    ListHealth health() {
        return lists.isEmpty() ? ListHealth.probing() : ListHealth.of(lists);
    }

    /// Checks that did not end in time when these answers were given; none when they are given now.
    Set<String> late() {
        return late;
    }

    /// What was answered.
    ///
    /// @param outcomes of the scan
    ScanRecording recorded(List<CheckOutcome> outcomes) {
        return new ScanRecording(
                dns.recorded(),
                fetcher.recorded(),
                RecordingFilter.recorded(filters),
                RecordingSource.recorded(reputation),
                lists,
                outcomes.stream()
                        .filter(outcome -> outcome.end() instanceof CheckOutcome.Late)
                        .map(CheckOutcome::check)
                        .toList(),
                optimizer.leftOut());
    }
}
