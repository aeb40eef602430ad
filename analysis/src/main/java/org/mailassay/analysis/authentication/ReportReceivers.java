package org.mailassay.analysis.authentication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.ExternalDestination;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.PolicyRecords;
import org.mailassay.analysis.dmarc.ReportingUri;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;

/// Asks whoever a DMARC record sends reports to whether it has agreed to take them (RFC 9990, section 4). The record is
/// a stranger's: few hosts are asked, and no longer than a given time.
final class ReportReceivers {
    /// Consent costs up to nine questions for each.
    static final int MOST_HOSTS = 10;

    private ReportReceivers() {}

    /// The receivers that a record names, in its order.
    ///
    /// @param patience after which the hosts that have not answered are unknown
    static List<ReportReceiver> of(PolicyDiscovery.Found found, Dns dns, Duration patience)
            throws InterruptedException {
        DmarcRecord published = found.dmarcRecord();
        SequencedMap<String, ReportingUri> hosts = new LinkedHashMap<>();
        Stream.concat(published.rua().stream(), published.ruf().stream())
                .forEach(uri -> hosts.putIfAbsent(uri.host(), uri));
        while (hosts.size() > MOST_HOSTS) {
            hosts.pollLastEntry();
        }
        Map<String, ExternalDestination> consents = consents(found.policyDomain(), hosts, dns, patience);
        List<ReportReceiver> receivers = new ArrayList<>();
        published.rua().forEach(uri -> receivers.add(new ReportReceiver("rua", uri, consent(consents, uri))));
        published.ruf().forEach(uri -> receivers.add(new ReportReceiver("ruf", uri, consent(consents, uri))));
        return receivers;
    }

    private static ExternalDestination consent(Map<String, ExternalDestination> consents, ReportingUri uri) {
        return consents.getOrDefault(uri.host(), unknown("only " + MOST_HOSTS + " hosts are asked"));
    }

    /// By host: what one has agreed to, it has for each of its addresses.
    private static Map<String, ExternalDestination> consents(
            DomainName policyDomain, SequencedMap<String, ReportingUri> hosts, Dns dns, Duration patience)
            throws InterruptedException {
        List<Callable<ExternalDestination>> questions = new ArrayList<>();
        hosts.values()
                .forEach(uri ->
                        questions.add(() -> ExternalDestination.of(policyDomain, uri, new PolicyRecords(dns), dns)));
        // Not closed: closing would wait for questions that were given up.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<ExternalDestination>> answers =
                    threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, ExternalDestination> consents = new LinkedHashMap<>();
            int at = 0;
            for (String host : hosts.keySet()) {
                consents.put(host, answer(answers.get(at++)));
            }
            return consents;
        } finally {
            threads.shutdownNow();
        }
    }

    private static ExternalDestination answer(Future<ExternalDestination> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (CancellationException late) {
            return unknown("no answer in time");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a receiver of reports could not be judged", failed.getCause());
        }
    }

    private static ExternalDestination unknown(String detail) {
        return new ExternalDestination.Unknown("", new DnsAnswer.Failed(DnsAnswer.Cause.OTHER, detail));
    }
}
