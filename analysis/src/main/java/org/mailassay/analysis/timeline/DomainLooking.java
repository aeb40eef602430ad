package org.mailassay.analysis.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailassay.analysis.dns.AskOnceDns;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;

/// Reads everything that is followed of one domain, side by side, each question once.
public final class DomainLooking {
    private static final int QUESTIONS_AT_ONCE = 12;

    private final LookQuestion question;
    private final AuthenticationSets authentication;
    private final TransportSets transport;
    private final ZoneSets zone;
    private final List<Part> parts = new ArrayList<>();

    private DomainLooking(LookQuestion question) {
        this.question = question;
        SetReading reading = new SetReading(new AskOnceDns(paced(question.dns())));
        this.authentication = new AuthenticationSets(reading);
        this.transport = new TransportSets(reading, question.policyFetcher());
        this.zone = new ZoneSets(reading);
    }

    /// A domain with many hosts must not ask for all of them in one instant.
    private static Dns paced(Dns dns) {
        Semaphore places = new Semaphore(QUESTIONS_AT_ONCE);
        return (name, type) -> {
            places.acquireUninterruptibly();
            try {
                return dns.query(name, type);
            } finally {
                places.release();
            }
        };
    }

    /// Looks. What is not read by the deadline is not known.
    public static DomainLook look(LookQuestion question) {
        DomainLooking looking = new DomainLooking(question);
        looking.askDomain();
        question.hosts().forEach(looking::askHost);
        return looking.await();
    }

    /// Something that is read by itself.
    ///
    /// @param name what is not known when it is not finished in time
    private record Part(SetName name, String origin, Callable<List<Observation>> reading) {}

    private void askDomain() {
        DomainName domain = question.domain();
        String host = domain.text();
        ask(SetKind.SPF, host, host, () -> authentication.spf(host));
        ask(SetKind.DMARC, "_dmarc." + host, host, () -> authentication.dmarc(domain));
        ask(SetKind.BIMI, "default._bimi." + host, host, () -> authentication.bimi(domain));
        ask(SetKind.MX, host, host, () -> List.of(transport.exchangers(host)));
        ask(SetKind.MTA_STS, "_mta-sts." + host, host, () -> transport.mtaSts(domain));
        ask(SetKind.TLS_RPT, "_smtp._tls." + host, host, () -> List.of(transport.tlsReporting(domain)));
        ask(SetKind.TLSA, "_25._tcp." + host, host, () -> transport.tlsa(domain));
        ask(SetKind.NS, host, host, () -> List.of(zone.nameServers(domain)));
        ask(SetKind.CAA, host, host, () -> zone.certificationAuthorities(domain));
        ask(SetKind.DNSSEC, host, host, () -> List.of(zone.dnssec(domain)));
        if (!question.keys().isEmpty()) {
            ask(
                    SetKind.DKIM,
                    "_domainkey." + host,
                    host,
                    () -> authentication.keys(question.keys()).toList());
        }
    }

    /// A host that sends is judged by receivers for the name that it was seen under (RFC 7208, sections 2.3 and
    /// 2.4; RFC 9989, section 4.10). The keys of a signing domain are among the keys already.
    private void askHost(WatchedHost watched) {
        String host = watched.value();
        if (host.equals(question.domain().text())) {
            return;
        }
        if (IpAddressText.parse(host).isPresent()) {
            ask(SetKind.PTR, host, host, () -> List.of(zone.addressNames(host)));
            return;
        }
        Set<HostType> types = watched.types();
        if (types.contains(HostType.HEADER_FROM)
                || types.contains(HostType.ENVELOPE_FROM)
                || types.contains(HostType.HELO)) {
            ask(SetKind.SPF, host, host, () -> authentication.spf(host));
        }
        if (types.contains(HostType.HEADER_FROM) || types.contains(HostType.ENVELOPE_FROM)) {
            ask(SetKind.MX, host, host, () -> List.of(transport.exchangers(host)));
        }
        if (types.contains(HostType.HEADER_FROM)) {
            DomainName.of(host)
                    .ifPresent(name -> ask(SetKind.DMARC, "_dmarc." + host, host, () -> authentication.dmarc(name)));
        }
    }

    private void ask(SetKind kind, String key, String origin, Callable<List<Observation>> reading) {
        parts.add(new Part(new SetName(kind, key), origin, reading));
    }

    private DomainLook await() {
        long deadline = System.nanoTime() + question.deadline().toNanos();
        // Not closed: closing would wait for questions that were given up at the deadline.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<List<Observation>>> answers =
                    parts.stream().map(part -> threads.submit(part.reading())).toList();
            // The domain itself is the first.
            List<Observation> seen = new ArrayList<>();
            Set<String> origins = new LinkedHashSet<>();
            for (int i = 0; i < parts.size(); i++) {
                origins.add(parts.get(i).origin());
                seen.addAll(await(parts.get(i), answers.get(i), deadline));
            }
            return DomainLook.of(origins, seen);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Observation> await(Part part, Future<List<Observation>> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return late(part);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the look was cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) {
                // It waited for the answer to a question that another part had asked and gave up at the deadline.
                return late(part);
            }
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        }
    }

    private static List<Observation> late(Part part) {
        return List.of(
                new Observation(part.name(), part.origin(), new SetAnswer.Unknown("the DNS did not answer in time")));
    }
}
