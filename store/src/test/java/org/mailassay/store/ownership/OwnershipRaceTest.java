package org.mailassay.store.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressCandidate;
import org.mailassay.analysis.ownership.AddressNames;
import org.mailassay.analysis.ownership.Role;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.testing.TestDatabase;

/// Several accounts, or one several times, at the same moment.
class OwnershipRaceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");
    private static final int RIVALS = 8;

    private static final LinkLetters LETTERS = TestLetters.of(DATABASE);

    private final DomainOwnership domains = new DomainOwnership(DATABASE.database());
    private final AddressOwnership addresses = new AddressOwnership(DATABASE.database());

    @Test
    void oneOfManyVerifiesADomain() throws Exception {
        List<Callable<Verification>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            Account account = account("domain-" + i);
            OwnedDomain claimed = ((DomainInitiation.Initiated) domains.initiate(
                            account, new DomainName("raced.example"), new Challenge.TextRecord(), LETTERS, NOW))
                    .domain();
            rivals.add(() -> domains.verify(account.id(), claimed.id(), NOW));
        }
        assertOneWins(atOnce(rivals));
    }

    @Test
    void oneOfManyVerifiesOverlappingAddresses() throws Exception {
        List<Callable<Verification>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            Account account = account("ips-" + i);
            OwnedAddresses claimed = ((AddressInitiation.Initiated)
                            addresses.initiate(account, claim("203.0.113." + i + "-203.0.113.100"), LETTERS, NOW))
                    .addresses();
            rivals.add(() ->
                    addresses.proven(account.id(), claimed.id(), claimed.token(), List.of("mx.raced.example"), NOW));
        }
        assertOneWins(atOnce(rivals));
    }

    @Test
    void aLinkWorksOnceHoweverOftenItIsPressed() throws Exception {
        Account account = account("link");
        ConfirmationMail mail = ((DomainInitiation.Initiated) domains.initiate(
                        account, new DomainName("pressed.example"), new Challenge.Mail(Role.ABUSE, "en"), LETTERS, NOW))
                .mails()
                .getFirst();
        Confirmations confirmations = new Confirmations(DATABASE.database());
        List<Verification> outcomes = atOnce(IntStream.range(0, RIVALS)
                .<Callable<Verification>>mapToObj(_ -> () -> confirmations.use(Subject.DOMAIN, mail.token(), NOW))
                .toList());
        assertThat(outcomes).containsOnlyOnce(new Verification.Verified());
        assertThat(outcomes.stream().filter(Verification.Missing.class::isInstance))
                .hasSize(RIVALS - 1);
    }

    @Test
    void theLimitOfMailsHoldsAcrossAccounts() throws Exception {
        List<DomainInitiation> outcomes = atOnce(IntStream.range(0, RIVALS)
                .<Callable<DomainInitiation>>mapToObj(i -> {
                    Account account = account("mail-" + i);
                    DomainName name = new DomainName("d" + i + ".flooded.example");
                    return () -> domains.initiate(account, name, new Challenge.Mail(Role.ADMIN, "en"), LETTERS, NOW);
                })
                .toList());
        assertThat(outcomes.stream().filter(DomainInitiation.Initiated.class::isInstance))
                .hasSize(VerificationMails.MOST_PER_DOMAIN);
    }

    @Test
    void aProofOfAnOldTokenProvesNothing() {
        Account account = account("old");
        OwnedAddresses old = ((AddressInitiation.Initiated)
                        addresses.initiate(account, claim("198.51.100.9"), LETTERS, NOW))
                .addresses();
        AddressClaim byMail = new AddressClaim(
                block("198.51.100.9"),
                names("198.51.100.9"),
                AddressScope.PTR,
                List.of("mx.raced.example"),
                new Challenge.Mail(Role.ADMIN, "en"));
        addresses.initiate(account, byMail, LETTERS, NOW);
        assertThat(addresses.proven(account.id(), old.id(), old.token(), List.of("mx.raced.example"), NOW))
                .isEqualTo(new Verification.Missing());
    }

    @Test
    void anAddressWithoutANameIsNeverProven() {
        Account account = account("gap");
        AddressNames oneOfTwo = names("198.51.100.20");
        AddressClaim claim = new AddressClaim(
                block("198.51.100.20/31"),
                oneOfTwo,
                AddressScope.PTR,
                List.of("mx.raced.example"),
                new Challenge.TextRecord());
        OwnedAddresses claimed =
                ((AddressInitiation.Initiated) addresses.initiate(account, claim, LETTERS, NOW)).addresses();
        assertThat(addresses.proven(account.id(), claimed.id(), claimed.token(), List.of("mx.raced.example"), NOW))
                .isEqualTo(new Verification.Missing());
    }

    /// As when the process ends while it writes the mail.
    @Test
    void aLinkAndItsMailAreOneCommit() {
        Account account = account("cut-off");
        Challenge challenge = new Challenge.Mail(Role.CONTACT, "en");
        LinkLetters broken = new LinkLetters(LETTERS.outgoing(), _ -> {
            throw new IllegalStateException("cut off");
        });
        DomainName name = new DomainName("cut-off.example");
        assertThatThrownBy(() -> domains.initiate(account, name, challenge, broken, NOW))
                .hasMessageContaining("cut off");
        assertThat(domains.list(account.id())).isEmpty();
        assertThat(links(account)).isEmpty();
        assertThat(DATABASE.number("select count(*) from setup_tokens where account_id = " + account.id()))
                .isZero();
        DomainInitiation.Initiated made =
                (DomainInitiation.Initiated) domains.initiate(account, name, challenge, LETTERS, NOW);
        assertThat(links(account)).containsExactly("queued");
        assertThat(new Confirmations(DATABASE.database())
                        .use(Subject.DOMAIN, made.mails().getFirst().token(), NOW))
                .isEqualTo(new Verification.Verified());
    }

    /// How far the mail of each of the account's links is.
    private static List<String> links(Account account) {
        return DATABASE.database()
                .rows(
                        """
                        select coalesce(outgoing_mails.state, '') as state
                        from setup_tokens
                        join verification_mails on verification_mails.account_id = setup_tokens.account_id
                        left join outgoing_mails on outgoing_mails.id = verification_mails.mail_id
                        where verification_mails.account_id = :account_id""",
                        Map.of("account_id", account.id()),
                        row -> row.column("state").get(String.class));
    }

    private static void assertOneWins(List<Verification> outcomes) {
        assertThat(outcomes).containsOnlyOnce(new Verification.Verified());
        assertThat(outcomes.stream().filter(Verification.Conflict.class::isInstance))
                .hasSize(RIVALS - 1);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(RIVALS)) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : threads.invokeAll(work)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    private static Account account(String name) {
        return TestAccounts.create(DATABASE.database(), name + "@example.org");
    }

    private static AddressClaim claim(String value) {
        return new AddressClaim(
                block(value), names(value), AddressScope.PTR, List.of("mx.raced.example"), new Challenge.TextRecord());
    }

    private static AddressBlock block(String value) {
        return ((AddressCandidate.Usable) AddressCandidate.of(value)).block();
    }

    private static AddressNames names(String value) {
        LinkedHashMap<InetAddress, DomainName> names = new LinkedHashMap<>();
        block(value).addresses().forEach(address -> names.put(address, new DomainName("mx.raced.example")));
        return new AddressNames(names, List.of());
    }
}
