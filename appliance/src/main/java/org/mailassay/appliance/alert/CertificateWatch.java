package org.mailassay.appliance.alert;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.mailassay.analysis.bimi.BimiRecord;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.alert.CertificateStore;
import org.mailassay.store.alert.SeenCertificate;
import org.mailassay.store.alert.WatchedCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, once a day, when the certificates end that the mail of verified domains needs. One that cannot be seen today
/// is as it was last seen.
public final class CertificateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final int PAGE = 100;
    private static final int AT_ONCE = 8;
    private static final int LARGEST = 256 << 10;
    private static final Duration MEMORY = Duration.ofDays(7);

    private final CertificateStore store;
    private final Fetcher fetcher;
    private final InstantSource clock;

    public CertificateWatch(CertificateStore store, Fetcher fetcher, InstantSource clock) {
        this.store = store;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /// Looks at all of them.
    public void run() {
        List<WatchedCertificate> page = store.page(Optional.empty(), PAGE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore places = new Semaphore(AT_ONCE);
            while (!page.isEmpty() && !Thread.currentThread().isInterrupted()) {
                List<Future<Optional<SeenCertificate>>> looks = page.stream()
                        .map(each -> threads.submit(() -> look(each, places)))
                        .toList();
                store.keep(looks.stream()
                        .map(CertificateWatch::result)
                        .flatMap(Optional::stream)
                        .toList());
                page = store.page(Optional.of(page.getLast()), PAGE);
            }
        }
        store.forget(clock.instant().minus(MEMORY));
    }

    private Optional<SeenCertificate> look(WatchedCertificate watched, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            Instant now = clock.instant();
            return notAfter(watched).map(end -> new SeenCertificate(watched, end, now));
        } finally {
            places.release();
        }
    }

    private Optional<Instant> notAfter(WatchedCertificate watched) {
        if (watched.kind().equals("mta_sts")) {
            String url = "https://" + watched.host() + "/.well-known/mta-sts.txt";
            return fetcher.fetch(FetchRequest.head(url)) instanceof FetchAnswer.Fetched fetched
                    ? fetched.certificate().map(FetchAnswer.Certificate::expires)
                    : Optional.empty();
        }
        String url = BimiRecord.parse(watched.text()).evidence();
        return !url.isEmpty() && fetcher.fetch(FetchRequest.get(url, LARGEST)) instanceof FetchAnswer.Fetched fetched
                ? markCertificate(fetched.body())
                : Optional.empty();
    }

    /// The first in the file is the mark's own.
    private static Optional<Instant> markCertificate(Octets file) {
        try {
            return CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(file.toByteArray()))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (CertificateException unreadable) {
            LOG.debug("A mark certificate cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private static Optional<SeenCertificate> result(Future<Optional<SeenCertificate>> look) {
        try {
            return look.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException fault) {
            LOG.error("A certificate cannot be looked at", fault);
            return Optional.empty();
        }
    }
}
