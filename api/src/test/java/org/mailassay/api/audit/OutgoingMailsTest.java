package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Octets;
import org.mailassay.api.openapi.OpenApiDocument;
import org.mailassay.api.testing.DescribedAnswers;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.outgoing.Conclusion;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingJob;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.OutgoingWork;
import org.mailassay.store.outgoing.TlsFacts;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.raw.RawMessageStore;

class OutgoingMailsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/audit/v1";
    private static final DescribedAnswers DOCUMENT =
            new DescribedAnswers(OpenApiDocument.audit("0.0.0-test").json());

    private final RawMessageStore rawMessages = new RawMessageStore(API.database());
    private final OutgoingStore store = new OutgoingStore(API.database(), rawMessages);

    @Test
    void aBounceIsShownWithTheServersWordsToItsAccountOnly() {
        Account account = API.account("sender@example.com");
        String key = API.key(account);
        UUID id = bounced(account);

        Reply one = get("/outgoing-mails/{mail_id}", "/outgoing-mails/" + id, key);
        assertThat(one.at("status")).isEqualTo("bounced");
        assertThat(one.at("recipient")).isEqualTo("nobody@example.net");
        assertThat(one.at("last_try.enhanced_status")).isEqualTo("5.1.1");
        assertThat(one.at("last_try.reply")).isEqualTo("550 5.1.1 no such user");
        assertThat(one.at("tries.0.tls.version")).isEqualTo("TLSv1.3");
        Reply list = get("/outgoing-mails", "/outgoing-mails?status=bounced", key);
        assertThat(list.at("mails.0.id")).isEqualTo(id.toString());
        assertThat(list.at("total")).isEqualTo("1");
        assertThat(get("/outgoing-mails", "/outgoing-mails?status=queued", key).size("mails"))
                .isZero();
        assertThat(get("/outgoing-mails", "/outgoing-mails?status=lost", key).status())
                .isEqualTo(400);

        String other = API.key(API.account("other@example.com"));
        assertThat(get("/outgoing-mails/{mail_id}", "/outgoing-mails/" + id, other)
                        .status())
                .isEqualTo(404);
        assertThat(get("/outgoing-mails", "/outgoing-mails", other).size("mails"))
                .isZero();
        assertThat(get("/outgoing-mails/{mail_id}", "/outgoing-mails/1-1-1-1-1", key)
                        .status())
                .isEqualTo(404);
    }

    private UUID bounced(Account account) {
        Octets message = Octets.of("Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
        UUID id = store.submit(new OutgoingMessage(account.id(), "test", "", "nobody@example.net", message));
        Lease lease = new Lease("node", Duration.ofMinutes(1));
        OutgoingWork work = new OutgoingWork(API.database(), rawMessages);
        OutgoingJob job = new MailQueueStore(API.database(), rawMessages)
                .claim(OutgoingWork.QUEUE, 1, 1 << 20, lease).stream()
                        .flatMap(mail -> work.begin(mail, lease.node()).stream())
                        .findFirst()
                        .orElseThrow();
        DeliveryTry tried = new DeliveryTry(
                1,
                1,
                TestApi.START,
                TestApi.START,
                OutgoingState.BOUNCED,
                "rcpt",
                "mx.example.net",
                "192.0.2.1",
                25,
                550,
                "5.1.1",
                "550 5.1.1 no such user",
                new TlsFacts("dane", "TLSv1.3", "TLS_AES_256_GCM_SHA384", true));
        work.conclude(job, lease.node(), List.of(tried), new Conclusion.Bounced());
        return id;
    }

    private static Reply get(String template, String path, String key) {
        Reply reply = API.get(BASE + path, key);
        DOCUMENT.assertDescribed("get", template, reply);
        return reply;
    }
}
