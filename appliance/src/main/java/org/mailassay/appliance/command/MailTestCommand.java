package org.mailassay.appliance.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.appliance.OutgoingParts;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.fetch.HttpsPolicyFetcher;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.mailets.outgoing.OutgoingServices;
import org.mailassay.mailets.outgoing.OutgoingSettings;
import org.mailassay.store.Database;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.outgoing.DeliveryNotice;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingKey;
import org.mailassay.store.outgoing.OutgoingMail;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail test`: sends a message and follows it. A running `up` may be quicker to take it from the queue; otherwise this
/// process sends it.
@Command(
        name = "test",
        description = "Send a test message and follow it: every server that was tried, what it said, how it was"
                + " encrypted, and what became of the message. It is sent as the appliance sends its own.")
final class MailTestCommand extends DatabaseCommand {
    private static final Duration LOOK = Duration.ofMillis(200);

    @Parameters(paramLabel = "ADDRESS", description = "Who it is to.")
    private String address = "";

    @Mixin
    private final AccountOption account = new AccountOption();

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to follow it (default: ${DEFAULT-VALUE}). The appliance goes on trying after that.")
    private int wait = 120;

    @Option(
            names = "--returns",
            paramLabel = "SECONDS",
            description = "How long to go on after a server has taken it over, in case it comes back (default:"
                    + " ${DEFAULT-VALUE}). A running appliance receives what comes.")
    private int returns = 0;

    @Option(names = "--json", description = "As JSON, at the end.")
    private boolean json;

    MailTestCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        EmailAddress recipient = address(address);
        OutgoingSettings outgoing = OutgoingParts.settings(settings);
        OutgoingStore store = new OutgoingStore(database, new RawMessageStore(database));
        long accountId = account.find(database).id();
        EmailAddress sender = OutgoingSection.from(settings);
        Clock clock = Clock.systemUTC();
        UUID id = store.submit(new OutgoingMessage(
                accountId,
                "test",
                OutgoingSection.returnPath(settings),
                recipient.text(),
                TestMessage.of(sender, recipient, outgoing.helloName(), clock.instant())));
        OutgoingKey key = new OutgoingKey(accountId, id);
        int shown;
        try (DnsSources sources = new DnsSources(DnsSection.read(settings))) {
            Dns answers = sources.of(Task.of(Map.of(DnsOption.NAME, dns.given())));
            try (HttpsPolicyFetcher fetcher = new HttpsPolicyFetcher(answers, Version.current())) {
                PolicyFetcher policies = dns.given().isEmpty() ? fetcher : PolicyFetcher.none();
                OutgoingServices services = new OutgoingServices(database, answers, policies, clock);
                try (var _ = org.mailassay.mailets.outgoing.OutgoingMail.startFor(key, outgoing, services)) {
                    shown = follow(store, key);
                }
            }
        }
        // An attempt that was under way when the time was over has ended since.
        show(store.tries(key), shown);
        awaitReturn(store, key);
        conclude(store, key);
    }

    /// @return how many tries were shown
    private int follow(OutgoingStore store, OutgoingKey key) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
        int shown = 0;
        while (System.nanoTime() < deadline) {
            boolean over = find(store, key).state().isFinal();
            List<DeliveryTry> tries = store.tries(key);
            shown = show(tries, shown);
            if (over) {
                return shown;
            }
            pause();
        }
        return shown;
    }

    private void awaitReturn(OutgoingStore store, OutgoingKey key) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(returns);
        while (find(store, key).state() == OutgoingState.DELIVERED && System.nanoTime() < deadline) {
            pause();
        }
        if (!json) {
            store.notices(key).forEach(notice -> NoticeText.lines(notice).forEach(this::print));
        }
    }

    private int show(List<DeliveryTry> tries, int shown) {
        if (!json) {
            tries.subList(shown, tries.size())
                    .forEach(tried -> TryText.lines(tried).forEach(this::print));
            terminal().out().flush();
        }
        return tries.size();
    }

    private void conclude(OutgoingStore store, OutgoingKey key) {
        OutgoingMail mail = find(store, key);
        if (json) {
            printJson(fields(mail, store.tries(key), store.notices(key)));
        }
        switch (mail.state()) {
            case DELIVERED -> {
                if (!json) {
                    print("Delivered: the server has taken it over.");
                }
            }
            case BOUNCED ->
                throw new CommandFailure("bounced: "
                        + mail.returned()
                                .map(notice -> notice.status() + " " + notice.diagnostic())
                                .or(() -> mail.last().map(last -> last.status() + " " + last.reply()))
                                .orElse(""));
            case QUEUED, SENDING ->
                throw new CommandFailure(
                        "nothing has become of it within " + wait + " seconds; it stays in the queue as " + key.id());
            case DEFERRED ->
                throw new CommandFailure("not delivered yet; a running appliance tries it again, at "
                        + mail.nextAttemptAt().map(Object::toString).orElse("any time"));
        }
    }

    private static OutgoingMail find(OutgoingStore store, OutgoingKey key) {
        return store.find(key.accountId(), key.id()).orElseThrow(() -> new CommandFailure("the mail is gone"));
    }

    private static Map<String, Object> fields(
            OutgoingMail mail, List<DeliveryTry> tries, List<DeliveryNotice> notices) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", mail.key().id().toString());
        fields.put("recipient", mail.forwardPath());
        fields.put("status", mail.state().code());
        fields.put("next_attempt_at", mail.nextAttemptAt().map(Object::toString).orElse(""));
        List<Map<String, Object>> lines = new ArrayList<>();
        tries.forEach(tried -> lines.add(TryText.fields(tried)));
        fields.put("tries", lines);
        fields.put("notices", notices.stream().map(NoticeText::fields).toList());
        return fields;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted; the message stays in the queue", e);
        }
    }
}
