package org.mailassay.appliance;

import java.time.Clock;
import java.util.Optional;
import org.mailassay.api.HttpsSettings;
import org.mailassay.appliance.acme.AcmeSettings;
import org.mailassay.appliance.acme.CertificateRenewal;
import org.mailassay.appliance.acme.StoredCertificate;
import org.mailassay.appliance.settings.HttpsSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.settings.TlsSection;
import org.mailassay.mailets.tls.CertificateUnusable;
import org.mailassay.mailets.tls.ServerTls;
import org.mailassay.store.Database;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateStanding;

/// The one certificate of both edges, and how it is had.
final class TlsParts implements AutoCloseable {
    private final Settings settings;
    private final AcmeStore store;
    private final Clock clock;
    private final ServerTls tls;
    private final Optional<AcmeSettings> acme;
    private final Optional<StoredCertificate> stored;

    private TlsParts(Settings settings, AcmeStore store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.acme = TlsSection.acme(settings);
        this.stored = acme.map(authority -> new StoredCertificate(store, authority));
        String hostName = SmtpSection.read(settings).hostName();
        this.tls = stored.map(source -> ServerTls.open(source, TlsSection.meanwhile(settings), hostName, clock))
                .orElseGet(() -> ServerTls.open(TlsSection.files(settings), hostName, clock))
                .watched();
    }

    /// Reads the certificate, and watches it from now on.
    static TlsParts open(Settings settings, Database database, Clock clock) {
        try {
            return new TlsParts(settings, new AcmeStore(database), clock);
        } catch (CertificateUnusable unusable) {
            throw new StartFailure("TLS cannot be offered: " + unusable.getMessage(), unusable);
        }
    }

    /// What both edges offer.
    ServerTls tls() {
        return tls;
    }

    /// What the web server has besides its plain port.
    Optional<HttpsSettings> https() {
        return HttpsSection.read(settings, tls.context(), token -> store.answer(token, clock.instant()));
    }

    /// What orders the certificate, when an authority is asked for one.
    Optional<CertificateRenewal> renewal() {
        return acme.map(authority -> new CertificateRenewal(store, authority, tls::look, clock));
    }

    /// How it stands with the orders of it, for the nodes together; empty when none is ordered.
    Optional<CertificateStanding> standing() {
        return stored.map(StoredCertificate::standing);
    }

    @Override
    public void close() {
        tls.close();
    }
}
