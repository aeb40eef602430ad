package org.mailassay.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.testing.TestDatabase;

class MailServerTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String ADDRESS = "rua-test@example.org";
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeAnAccount() {
        DATABASE.execute("insert into accounts (email) values ('owner@example.com')");
        DATABASE.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'rua-test', id, 'report' from accounts");
    }

    @Test
    void turnsReportsIntoRows() throws IOException {
        try (TestMailServer server = TestMailServer.start(DATABASE.settings(), folder)) {
            SmtpLoad load = new SmtpLoad(server.address(), 10, 10, false, ADDRESS, REPORTS::message);
            SmtpLoad.Result result = load.send(0, 200);
            assertThat(result.accepted()).hasSize(200);
            TestMailServer.await(Duration.ofSeconds(60), () -> DATABASE.number("select count(*) from mail_queue") == 0);
        }
        assertThat(DATABASE.number("select count(*) from reports")).isEqualTo(200);
        assertThat(DATABASE.number("select sum(messages) from reports")).isEqualTo(200 * ReportMessages.COUNTED);
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(200);
    }
}
