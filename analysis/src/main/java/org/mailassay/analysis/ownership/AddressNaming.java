package org.mailassay.analysis.ownership;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// Looks the addresses of a block up in the DNS, some at a time and for no longer than the deadline. Safe for use by
/// many threads, which share the places.
public final class AddressNaming {
    private final Dns dns;
    private final Duration deadline;
    private final Semaphore places;

    /// @param atOnce questions that may be open at one time
    public AddressNaming(Dns dns, int atOnce, Duration deadline) {
        this.dns = dns;
        this.deadline = deadline;
        this.places = new Semaphore(atOnce, true);
    }

    /// What is known of an address.
    private sealed interface Look {
        record Named(DomainName name) implements Look {}

        record Nameless() implements Look {}

        record NotChecked() implements Look {}
    }

    /// Finds the names. An address that is not answered in time counts as not checked.
    public AddressNames of(AddressBlock block) throws InterruptedException {
        List<InetAddress> addresses = block.addresses();
        SequencedMap<InetAddress, DomainName> names = new LinkedHashMap<>();
        List<InetAddress> notChecked = new ArrayList<>();
        List<Look> looks = looks(addresses);
        for (int i = 0; i < looks.size(); i++) {
            switch (looks.get(i)) {
                case Look.Named(DomainName name) -> names.put(addresses.get(i), name);
                case Look.Nameless _ -> {
                    // It sends no mail that anybody takes, and nothing can be verified by it.
                }
                case Look.NotChecked _ -> notChecked.add(addresses.get(i));
            }
        }
        return new AddressNames(names, notChecked);
    }

    private List<Look> looks(List<InetAddress> addresses) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<Look>> questions = new ArrayList<>();
            addresses.forEach(address -> questions.add(() -> inTurn(address)));
            List<Look> looks = new ArrayList<>();
            for (Future<Look> future : threads.invokeAll(questions, deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                looks.add(result(future));
            }
            return looks;
        } finally {
            // Not closed: that would wait for questions that have overrun the deadline.
            threads.shutdownNow();
        }
    }

    private static Look result(Future<Look> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException late) {
            return new Look.NotChecked();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("an address could not be looked up", broken.getCause());
        }
    }

    private Look inTurn(InetAddress address) throws InterruptedException {
        places.acquire();
        try {
            return look(address);
        } finally {
            places.release();
        }
    }

    private Look look(InetAddress address) {
        return switch (dns.query(ReverseLookup.questionName(address), RecordType.PTR)) {
            case DnsAnswer.Found found -> name(found).<Look>map(Look.Named::new).orElseGet(Look.Nameless::new);
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new Look.Nameless();
            case DnsAnswer.Failed _ -> new Look.NotChecked();
        };
    }

    /// The first of several by the alphabet, since the DNS gives them in any order. A public suffix speaks for nobody.
    private static Optional<DomainName> name(DnsAnswer.Found found) {
        return found.as(DnsRecord.Ptr.class).stream()
                .map(pointer -> DomainName.of(pointer.name()))
                .flatMap(Optional::stream)
                .filter(DomainName::isHostName)
                .filter(name -> PublicSuffixes.bundled().registrableDomain(name).isPresent())
                .sorted()
                .findFirst();
    }
}
