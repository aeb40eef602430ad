package org.mailassay.mailets.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.DkimVerification;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.testing.TestDatabase;

/// Deliveries whose TLS somebody asks for, and messages that are signed.
class SecuredDeliveryTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Account ACCOUNT = TestAccounts.create(DATABASE.database(), "owner@example.org");

    private static final Map<String, String> TLS =
            Map.of("EHLO", "250-scripted\n250-AUTH PLAIN LOGIN\n250 STARTTLS", "STARTTLS", "220 go\n250 injected");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void aSignedMessageIsValidForOthers(KeyType type)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(type == KeyType.RSA ? "RSA" : "Ed25519")
                .generateKeyPair();
        String key = "v=DKIM1; k=" + type.tag() + "; p=" + published(type, pair);
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()).signing(signing(type, pair)))) {
            deliveries.send(OutgoingState.DELIVERED);
            Octets message = server.next().octets();

            ZoneDns dns =
                    ZoneDns.builder().text("s1._domainkey.mail.example", key).build();
            assertThat(new DkimVerification(dns).verify(HeaderFields.of(message), Instant.now()))
                    .singleElement()
                    .matches(DkimVerdict::passes);
            assertThat(dkimpyAccepts(message, key)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Where the records are signed; whether they are of the server's key; what the mail comes to; what was asked.
        "SECURE, true, DELIVERED, dane, true",
        "SECURE, false, DEFERRED, dane, false",
        "INSECURE, false, DELIVERED, opportunistic, false"
    })
    void tlsaRecordsCountWhenTheyAreSigned(
            String security, boolean right, OutgoingState state, String demand, boolean verified)
            throws IOException, GeneralSecurityException {
        try (ReceivingServer server = ReceivingServer.open(folder)) {
            byte[] key = server.certificate().getPublicKey().getEncoded();
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(right ? key : new byte[1]));
            String zones = """
                    example.com:
                      - MX: [10, mx.example.com]
                      - %s
                    mx.example.com:
                      - A: 127.0.0.1
                    _25._tcp.mx.example.com:
                      - TLSA: [3, 1, 1, %s]
                    """.formatted(security, digest);
            try (Deliveries deliveries = start(new Deliveries.Setup(server.port()).zones(zones))) {
                DeliveryTry tried = first(deliveries);
                assertThat(tried.outcome()).isEqualTo(state);
                assertThat(tried.tls().demand()).isEqualTo(demand);
                assertThat(tried.tls().verified()).isEqualTo(verified);
            }
            assertThat(server.unseen()).isEqualTo(state == OutgoingState.DELIVERED ? 1 : 0);
        }
    }

    @Test
    void aSignedHostWhoseTlsaRecordsCannotBeHadIsNotUsed() throws IOException {
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()).zones("""
                        example.com:
                          - MX: [10, mx.example.com]
                          - SECURE
                        mx.example.com:
                          - A: 127.0.0.1
                        _25._tcp.mx.example.com:
                          - SERVFAIL
                        """))) {
            DeliveryTry tried = first(deliveries);
            assertThat(tried.outcome()).isEqualTo(OutgoingState.DEFERRED);
            assertThat(tried.stage()).isEqualTo("dns");
            assertThat(server.unseen()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The policy's mode and host; whether the certificate is of a known authority; what the mail comes to.
        "enforce, mx.example.com, true, DELIVERED, mta-sts, message",
        "enforce, mx.example.com, false, DEFERRED, mta-sts, starttls",
        "enforce, *.example.net, true, DEFERRED, none, policy",
        "testing, *.example.net, false, DELIVERED, opportunistic, message"
    })
    void anMtaStsPolicyIsEnforced(
            String mode, String host, boolean known, OutgoingState state, String demand, String stage)
            throws IOException, GeneralSecurityException {
        String policy = "version: STSv1\nmode: " + mode + "\nmx: " + host + "\nmax_age: 86400\n";
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port())
                        .zones(Deliveries.ZONES + "_mta-sts.example.com:\n  - TXT: v=STSv1; id=1\n")
                        .policy(policy)
                        .tls(known ? server.trusted() : ClientTls.system()))) {
            DeliveryTry tried = first(deliveries);
            assertThat(tried.outcome()).isEqualTo(state);
            assertThat(tried.tls().demand()).isEqualTo(demand);
            assertThat(tried.stage()).isEqualTo(stage);
            assertThat(tried.tls().verified()).isEqualTo(state == OutgoingState.DELIVERED && mode.equals("enforce"));
        }
    }

    /// A record of a certificate authority (usage 0) is none that a mail server may use (RFC 7672, section 3.1.3).
    @ParameterizedTest
    @CsvSource({
        // Whether there is a policy; whether the certificate is of a known authority; what the mail comes to.
        "true, false, DEFERRED, mta-sts, false",
        "true, true, DELIVERED, mta-sts, true",
        "false, false, DELIVERED, dane, false"
    })
    void aPolicyBindsWhereNoTlsaRecordIsUsable(
            boolean enforced, boolean known, OutgoingState state, String demand, boolean verified)
            throws IOException, GeneralSecurityException {
        String zones =
                """
                example.com:
                  - MX: [10, mx.example.com]
                  - SECURE
                mx.example.com:
                  - A: 127.0.0.1
                _25._tcp.mx.example.com:
                  - TLSA: [0, 1, 1, %s]
                """.formatted("00".repeat(32)) + (enforced ? "_mta-sts.example.com:\n  - TXT: v=STSv1; id=1\n" : "");
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port())
                        .zones(zones)
                        .policy("version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 86400\n")
                        .tls(known ? server.trusted() : ClientTls.system()))) {
            DeliveryTry tried = first(deliveries);
            assertThat(tried.outcome()).isEqualTo(state);
            assertThat(tried.tls().demand()).isEqualTo(demand);
            assertThat(tried.tls().verified()).isEqualTo(verified);
        }
    }

    /// What stands behind the reply to STARTTLS was put there by somebody else.
    @Test
    void whatWasSaidBeforeTheHandShakeIsForgotten() throws IOException {
        try (ScriptedServer server = ScriptedServer.open(folder, TLS);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            assertThat(first(deliveries).outcome()).isEqualTo(OutgoingState.DELIVERED);
            assertThat(server.heard())
                    .containsSubsequence("EHLO mail.example", "STARTTLS", "TLS EHLO mail.example", "TLS DATA");
        }
    }

    @Test
    void aServerWhoseTlsIsBrokenGetsTheMailInTheClear() throws IOException {
        Map<String, String> broken =
                Map.of("EHLO", "250-scripted\n250 STARTTLS", "STARTTLS", "220 go", "hand-shake", "this is no TLS");
        try (ScriptedServer server = ScriptedServer.open(folder, broken);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            List<DeliveryTry> tries = deliveries.send(OutgoingState.DELIVERED);
            assertThat(tries).extracting(DeliveryTry::stage).containsExactly("starttls", "message");
            assertThat(tries.getLast().tls().version()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, AUTH PLAIN AGpvZQBzM2NyZXQ=", "LOGIN, czNjcmV0"})
    void aRelayIsToldThePasswordOverTlsOnly(String mechanism, String said) throws IOException {
        Map<String, String> script = Map.of(
                "EHLO", "250-scripted\n250-AUTH " + mechanism + "\n250 STARTTLS",
                "STARTTLS", "220 go",
                "AUTH", mechanism.equals("PLAIN") ? "235 2.7.0 welcome" : "334 VXNlcm5hbWU6",
                "am9l", "334 UGFzc3dvcmQ6",
                "czNjcmV0", "235 2.7.0 welcome");
        Optional<Relay.Credentials> credentials = Optional.of(new Relay.Credentials("joe", "s3cret"));
        try (ScriptedServer server = ScriptedServer.open(folder, script);
                Deliveries deliveries = start(new Deliveries.Setup(25)
                        .zones("nothing.example: []")
                        .relay(new Relay("127.0.0.1", server.port(), Relay.TlsUse.ENCRYPTED, credentials)))) {
            DeliveryTry tried = first(deliveries);
            assertThat(tried.outcome()).isEqualTo(OutgoingState.DELIVERED);
            assertThat(tried.tls().demand()).isEqualTo("relay");
            assertThat(server.heard()).contains("TLS " + said);
        }
        Map<String, String> bare = Map.of("EHLO", "250-scripted\n250 AUTH PLAIN LOGIN");
        try (ScriptedServer server = ScriptedServer.open(folder, bare);
                Deliveries deliveries = start(new Deliveries.Setup(25)
                        .relay(new Relay("127.0.0.1", server.port(), Relay.TlsUse.OPPORTUNISTIC, credentials)))) {
            assertThat(first(deliveries).status()).isEqualTo("4.7.11");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @AfterEach
    void empty() {
        DATABASE.execute("delete from mail_queue");
        DATABASE.execute("delete from outgoing_mails");
    }

    private static DeliveryTry first(Deliveries deliveries) {
        return deliveries.awaitTries(deliveries.submit("a@example.com"), 1).getFirst();
    }

    private static Deliveries start(Deliveries.Setup setup) {
        return setup.start(DATABASE.database(), ACCOUNT);
    }

    private static DkimSigning signing(KeyType type, KeyPair pair) {
        return switch (SigningKey.of(type, pair.getPrivate())) {
            case SigningKey.Read(SigningKey key) ->
                new DkimSigning(new DomainName("mail.example"), new DomainName("s1"), key);
            case SigningKey.Unusable(String problem) -> throw new AssertionError(problem);
        };
    }

    private static String published(KeyType type, KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        // An Ed25519 key is published as its 32 octets (RFC 8463, section 4.2), which end its encoding.
        return Base64.getEncoder()
                .encodeToString(
                        type == KeyType.RSA
                                ? encoded
                                : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /// Asks a verifier that is not ours; the test is skipped where it is not installed.
    private boolean dkimpyAccepts(Octets message, String key) throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        if (!Files.isExecutable(python) || run(python, "import dkim") != 0) {
            System.out.println("SKIPPED: dkimpy (Debian: python3-dkim) is not on this machine");
            return abort("dkimpy is not on this machine");
        }
        Path file = folder.resolve("signed.eml");
        Files.write(file, message.toByteArray());
        return run(python, """
                                import dkim, sys
                                key = sys.argv[2].encode()
                                message = open(sys.argv[1], 'rb').read()
                                sys.exit(0 if dkim.verify(message, dnsfunc=lambda *_, **__: key) else 1)
                                """, file.toString(), key) == 0;
    }

    private static int run(Path python, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(python.toString(), "-c"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            System.out.println(said);
        }
        return code;
    }
}
