package org.mailassay.appliance.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mailassay.mailets.tls.CertificateUnusable;
import org.mailassay.mailets.tls.KeyAndChain;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateNames;
import org.mailassay.store.acme.IssuedCertificate;
import org.mailassay.store.acme.OpenOrder;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/// One conversation with the authority: account, order, proof of each name, certificate (RFC 8555, section 7.4).
final class CertificateOrder {
    /// One exchange with the authority.
    private static final Duration EXCHANGE = Duration.ofSeconds(20);

    /// What is waited for at the authority, all together.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// How long answers to challenges are given.
    private static final Duration CHALLENGE = Duration.ofHours(1);

    private final AcmeStore store;
    private final AcmeSettings settings;
    private final CertificateNames names;
    private final InstantSource clock;

    CertificateOrder(AcmeStore store, AcmeSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.names = settings.certificate();
        this.clock = clock;
    }

    /// Has a certificate, by the order that is open or by a new one.
    OrderOutcome obtain(Optional<OpenOrder> open) throws InterruptedException {
        try {
            return obtain(login(), open);
        } catch (AcmeException e) {
            return refused(e);
        } catch (AcmeLazyLoadingException e) {
            if (e.getCause() instanceof AcmeException cause) {
                return refused(cause);
            }
            return AcmeRefusals.of(e);
        } catch (AcmeProtocolException | CertificateUnusable e) {
            return AcmeRefusals.of(e);
        }
    }

    /// An exchange that was interrupted says nothing of the authority.
    private static OrderOutcome refused(AcmeException failure) throws InterruptedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("The order was interrupted");
            }
        }
        return AcmeRefusals.of(failure);
    }

    private OrderOutcome obtain(Login login, Optional<OpenOrder> open) throws AcmeException, InterruptedException {
        OpenOrder current = open.isPresent() && isAlive(login, open.get()) ? open.get() : begin(login);
        Order order = login.bindOrder(url(current.url()));
        Instant deadline = clock.instant().plus(PATIENCE);
        if (order.getStatus() == Status.PENDING) {
            for (Authorization authorization : order.getAuthorizations()) {
                Optional<String> fault = prove(authorization, deadline);
                if (fault.isPresent()) {
                    store.orderEnded(names);
                    return new OrderOutcome.Refused(fault.get(), Optional.empty());
                }
            }
            order.waitUntilReady(left(deadline));
        }
        if (order.getStatus() == Status.READY) {
            order.execute(PemKeyPair.read(current.privateKey()));
        }
        if (order.waitForCompletion(left(deadline)) != Status.VALID) {
            store.orderEnded(names);
            return new OrderOutcome.Refused(
                    "the order came to nothing: "
                            + order.getError()
                                    .map(AcmeRefusals::shown)
                                    .orElse("it is " + order.getStatus().name()),
                    Optional.empty());
        }
        return fetched(order, current);
    }

    /// An order of before a restart that can still become a certificate.
    private boolean isAlive(Login login, OpenOrder open) throws AcmeException {
        Order order = login.bindOrder(url(open.url()));
        try {
            order.fetch();
        } catch (AcmeRateLimitedException notNow) {
            throw notNow;
        } catch (AcmeServerException gone) {
            // Authorities forget orders after some days.
            return false;
        }
        return switch (order.getStatus()) {
            case PENDING, READY, PROCESSING, VALID -> true;
            case INVALID, REVOKED, DEACTIVATED, EXPIRED, CANCELED, UNKNOWN -> false;
        };
    }

    private OpenOrder begin(Login login) throws AcmeException {
        Order order = login.newOrder().domains(settings.names()).create();
        OpenOrder begun = new OpenOrder(order.getLocation().toString(), PemKeyPair.make());
        store.ordered(names, begun);
        return begun;
    }

    /// Answers the challenge over HTTP (RFC 8555, section 8.3), which any node does.
    ///
    /// @return why the authority does not take the name for proven
    private Optional<String> prove(Authorization authorization, Instant deadline)
            throws AcmeException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return Optional.empty();
        }
        String name = authorization.getIdentifier().getDomain();
        Optional<Http01Challenge> offered = authorization.findChallenge(Http01Challenge.class);
        if (offered.isEmpty()) {
            return Optional.of("no challenge over HTTP is offered for " + name);
        }
        Http01Challenge challenge = offered.get();
        Instant now = clock.instant();
        store.keepChallenge(challenge.getToken(), challenge.getAuthorization(), now, now.plus(CHALLENGE));
        if (challenge.getStatus() == Status.PENDING) {
            challenge.trigger();
        }
        if (authorization.waitForCompletion(left(deadline)) == Status.VALID) {
            return Optional.empty();
        }
        Optional<Problem> fault = authorization.getChallenges().stream()
                .map(Challenge::getError)
                .flatMap(Optional::stream)
                .findFirst();
        return Optional.of("the authority could not see that " + name + " is this host: "
                + fault.map(AcmeRefusals::shown).orElse("it does not say why"));
    }

    private OrderOutcome fetched(Order order, OpenOrder open) throws AcmeException {
        StringWriter chain = new StringWriter();
        Certificate certificate = order.getCertificate();
        certificate.download();
        try {
            certificate.writeCertificate(chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        X509Certificate issued =
                KeyAndChain.ofPem(open.privateKey(), chain.toString()).certificate();
        Instant notAfter = issued.getNotAfter().toInstant();
        if (!clock.instant().isBefore(notAfter)) {
            store.orderEnded(names);
            return new OrderOutcome.Refused("the certificate that was issued is past its time", Optional.empty());
        }
        return new OrderOutcome.Issued(new IssuedCertificate(
                open.privateKey(), chain.toString(), issued.getNotBefore().toInstant(), notAfter));
    }

    /// The account is made by the first call; later ones find it by its key.
    private Login login() throws AcmeException {
        Session session = new Session(settings.directory());
        session.networkSettings().setTimeout(EXCHANGE);
        AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(PemKeyPair.read(accountKey()));
        settings.contact().ifPresent(account::addEmail);
        return account.createLogin(session);
    }

    private String accountKey() {
        String directory = names.directory();
        return store.accountKey(directory).orElseGet(() -> {
            store.keepAccountKey(directory, PemKeyPair.make());
            // Another node may have been earlier.
            return store.accountKey(directory).orElseThrow();
        });
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new CertificateUnusable("the address of the order is malformed", e);
        }
    }
}
