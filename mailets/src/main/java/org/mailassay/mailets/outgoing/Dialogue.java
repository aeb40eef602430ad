package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.mailassay.mailets.outgoing.Ending.Verdict;
import org.mailassay.mailets.outgoing.Relay.Credentials;

/// What is said to one server to hand one message over (RFC 5321, section 3).
final class Dialogue {
    private final Wire wire;
    private final Target target;
    private final Parcel parcel;
    private final OutgoingSettings settings;
    private final DeliveryLimits limits;
    private final ClientTls tls;
    private final boolean mayEncrypt;
    private Capabilities capabilities = Capabilities.none();
    private Stage stage = Stage.GREETING;

    /// @param mayEncrypt whether TLS is spoken if it is offered
    Dialogue(Wire wire, Target target, Parcel parcel, OutgoingSettings settings, ClientTls tls, boolean mayEncrypt) {
        this.wire = wire;
        this.target = target;
        this.parcel = parcel;
        this.settings = settings;
        this.limits = settings.limits();
        this.tls = tls;
        this.mayEncrypt = mayEncrypt;
    }

    /// One thing to be said.
    private interface Step {
        /// @return empty to go on
        Optional<Ending> take() throws IOException;
    }

    /// Hands the message over, or finds out why not. The connection stays open, for [#quit].
    Ending run() {
        List<Step> steps = List.of(
                this::encryptAtOnce,
                this::greet,
                this::hello,
                this::encrypt,
                this::authenticate,
                this::checkCapabilities,
                this::mail,
                this::recipient,
                this::data,
                this::message);
        try {
            for (Step step : steps) {
                Optional<Ending> ending = step.take();
                if (ending.isPresent()) {
                    return ending.get();
                }
            }
            throw new IllegalStateException("the last step has always an ending");
        } catch (IOException e) {
            // After the whole message was sent nobody knows whether it was taken: another host would take it again.
            Verdict verdict = stage == Stage.MESSAGE ? Verdict.DEFERRED : Verdict.NEXT_HOST;
            return Ending.of(verdict, stage, "4.4.2", Failure.text(e));
        }
    }

    /// Says goodbye (RFC 5321, section 4.1.1.10).
    void quit() throws IOException {
        wire.say("QUIT", limits.command());
    }

    private Optional<Ending> encryptAtOnce() throws IOException {
        return target.implicitTls() ? handShake() : Optional.empty();
    }

    private Optional<Ending> greet() throws IOException {
        stage = Stage.GREETING;
        Reply reply = wire.read(limits.greeting());
        // 554 means that this host takes no mail, not that nobody does (RFC 5321, section 3.1).
        return reply.isPositive() ? Optional.empty() : Optional.of(Ending.of(Verdict.NEXT_HOST, stage, reply));
    }

    private Optional<Ending> hello() throws IOException {
        stage = Stage.EHLO;
        Reply reply = wire.say("EHLO " + settings.helloName(), limits.command());
        if (reply.isPositive()) {
            capabilities = Capabilities.of(reply);
            return Optional.empty();
        }
        if (!reply.isPermanent()) {
            return Optional.of(Ending.of(Verdict.NEXT_HOST, stage, reply));
        }
        capabilities = Capabilities.none();
        Reply old = wire.say("HELO " + settings.helloName(), limits.command());
        return old.isPositive() ? Optional.empty() : Optional.of(Ending.of(Verdict.NEXT_HOST, stage, old));
    }

    private Optional<Ending> encrypt() throws IOException {
        if (wire.tls().isPresent() || !mayEncrypt) {
            return Optional.empty();
        }
        stage = Stage.STARTTLS;
        boolean mandatory = target.demand().isMandatory();
        if (!capabilities.offer("STARTTLS")) {
            return mandatory
                    ? Optional.of(noTls("TLS is demanded, and the server does not offer it"))
                    : Optional.empty();
        }
        Reply reply = wire.say("STARTTLS", limits.command());
        if (reply.code() != 220) {
            return mandatory ? Optional.of(Ending.of(Verdict.NEXT_HOST, stage, reply)) : Optional.empty();
        }
        Optional<Ending> failed = handShake();
        // What was offered before the hand-shake counts no more (RFC 3207, section 4.2).
        return failed.isPresent() ? failed : hello();
    }

    private Optional<Ending> handShake() throws IOException {
        stage = Stage.STARTTLS;
        try {
            wire.encrypt(tls, target.demand(), target.host(), limits.command());
            return Optional.empty();
        } catch (SSLException | SocketException e) {
            String text = "the TLS hand-shake failed: " + Failure.text(e);
            return Optional.of(
                    target.demand().isMandatory() ? noTls(text) : Ending.of(Verdict.WITHOUT_TLS, stage, "4.7.5", text));
        }
    }

    private Ending noTls(String text) {
        return Ending.of(Verdict.NEXT_HOST, stage, "4.7.5", text);
    }

    private Optional<Ending> authenticate() throws IOException {
        Optional<Credentials> credentials = settings.relay().flatMap(Relay::credentials);
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        stage = Stage.AUTH;
        if (wire.tls().isEmpty()) {
            return Optional.of(refusal("4.7.11", "no password is sent without TLS, which the relay does not offer"));
        }
        Reply reply;
        if (capabilities.offerAuth("PLAIN")) {
            reply = wire.say("AUTH PLAIN " + plain(credentials.get()), limits.command());
        } else if (capabilities.offerAuth("LOGIN")) {
            reply = login(credentials.get());
        } else {
            return Optional.of(refusal("4.7.0", "the relay offers neither AUTH PLAIN nor AUTH LOGIN"));
        }
        // Wrong credentials are the operator's to mend; no mail is lost meanwhile.
        return reply.isPositive() ? Optional.empty() : Optional.of(Ending.of(Verdict.NEXT_HOST, stage, reply));
    }

    private Reply login(Credentials credentials) throws IOException {
        Reply reply = wire.say("AUTH LOGIN", limits.command());
        if (reply.isIntermediate()) {
            reply = wire.say(base64(credentials.user()), limits.command());
        }
        return reply.isIntermediate() ? wire.say(base64(credentials.password()), limits.command()) : reply;
    }

    /// The authorization identity is left empty (RFC 4616, section 2).
    private static String plain(Credentials credentials) {
        return base64("\0" + credentials.user() + "\0" + credentials.password());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Ending> checkCapabilities() {
        stage = Stage.MAIL;
        if (parcel.letter().size() > capabilities.largestMessage()) {
            return Optional.of(Ending.of(
                    Verdict.BOUNCED,
                    stage,
                    "5.3.4",
                    "the server takes messages of at most " + capabilities.largestMessage() + " octets"));
        }
        if (parcel.letter().hasEightBits() && !capabilities.offer("8BITMIME")) {
            return Optional.of(
                    Ending.of(Verdict.BOUNCED, stage, "5.6.3", "the server does not take messages of 8 bits"));
        }
        return Optional.empty();
    }

    private Optional<Ending> mail() throws IOException {
        StringBuilder command = new StringBuilder("MAIL FROM:<" + parcel.returnPath() + ">");
        if (capabilities.offer("SIZE")) {
            command.append(" SIZE=").append(parcel.letter().size());
        }
        if (capabilities.offer("8BITMIME") && parcel.letter().hasEightBits()) {
            command.append(" BODY=8BITMIME");
        }
        return refused(wire.say(command.toString(), limits.command()));
    }

    private Optional<Ending> recipient() throws IOException {
        stage = Stage.RCPT;
        return refused(wire.say("RCPT TO:<" + parcel.forwardPath() + ">", limits.command()));
    }

    private Optional<Ending> data() throws IOException {
        stage = Stage.DATA;
        Reply reply = wire.say("DATA", limits.command());
        if (!reply.isIntermediate()) {
            return Optional.of(ending(reply));
        }
        parcel.letter().send((octets, length) -> wire.send(octets, length, limits.block()));
        return Optional.empty();
    }

    private Optional<Ending> message() throws IOException {
        stage = Stage.MESSAGE;
        Reply reply = wire.read(limits.acceptance());
        return Optional.of(reply.isPositive() ? Ending.of(Verdict.DELIVERED, stage, reply) : ending(reply));
    }

    private Optional<Ending> refused(Reply reply) {
        return reply.isPositive() ? Optional.empty() : Optional.of(ending(reply));
    }

    private Ending ending(Reply reply) {
        if (reply.isPermanent()) {
            return Ending.of(Verdict.BOUNCED, stage, reply);
        }
        // 421: the host is closing the connection (RFC 5321, section 3.8); it has not judged the mail.
        boolean leaving = reply.code() == 421 && stage != Stage.MESSAGE;
        return Ending.of(leaving ? Verdict.NEXT_HOST : Verdict.DEFERRED, stage, reply);
    }

    private Ending refusal(String status, String text) {
        return Ending.of(Verdict.NEXT_HOST, stage, status, text);
    }
}
