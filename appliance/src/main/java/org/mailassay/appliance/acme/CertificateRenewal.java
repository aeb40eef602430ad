package org.mailassay.appliance.acme;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateNames;
import org.mailassay.store.acme.CertificateStanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Orders the certificate when there is none, and again when a third of its life is left. It is asked often whether
/// that is so, and speaks to the authority only then; of several nodes one does. An order that came to nothing leaves
/// the old certificate where it is.
public final class CertificateRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);

    /// Longer than an order takes. A node that dies over one keeps the others from it for so long, and restarts that
    /// follow one another do not become orders that follow one another.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final AcmeStore store;
    private final CertificateNames names;
    private final CertificateOrder order;
    private final Runnable issued;
    private final InstantSource clock;

    /// Renews by the settings.
    ///
    /// @param issued is run on this node when there is a new certificate
    public CertificateRenewal(AcmeStore store, AcmeSettings settings, Runnable issued, InstantSource clock) {
        this.store = store;
        this.names = settings.certificate();
        this.order = new CertificateOrder(store, settings, clock);
        this.issued = issued;
        this.clock = clock;
    }

    /// Does what is due.
    public void run() {
        Instant now = clock.instant();
        store.enrol(names, now);
        CertificateStanding standing = store.find(names).orElseThrow();
        if (!RenewalSchedule.isDue(standing, now) || !store.claim(names, now, now.plus(LEASE))) {
            return;
        }
        try {
            keep(order.obtain(standing.order()), standing.failures() + 1);
        } catch (InterruptedException stopping) {
            // The order is in the database, and gone on with after the next start.
            Thread.currentThread().interrupt();
        }
    }

    private void keep(OrderOutcome outcome, int failures) {
        Instant now = clock.instant();
        switch (outcome) {
            case OrderOutcome.Issued(var certificate) -> {
                store.issued(names, certificate, now);
                LOG.info(
                        "{} has issued a certificate for {}, valid until {}",
                        names.directory(),
                        names.names(),
                        certificate.notAfter());
                issued.run();
            }
            case OrderOutcome.Refused refused -> {
                Instant next = RenewalSchedule.nextTry(failures, refused, now);
                store.failed(names, refused.reason(), next);
                LOG.warn(
                        "No certificate for {}, failure {} in a row, tried again at {}: {}",
                        names.names(),
                        failures,
                        next,
                        refused.reason());
            }
        }
    }
}
