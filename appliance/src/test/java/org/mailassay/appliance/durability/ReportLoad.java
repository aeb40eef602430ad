package org.mailassay.appliance.durability;

import java.net.InetSocketAddress;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// Reports in a steady stream for the account of a [StoppableDatabase].
final class ReportLoad {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);

    private ReportLoad() {}

    static SmtpLoad to(InetSocketAddress smtp) {
        return new SmtpLoad(smtp, 8, 20, false, ADDRESS, REPORTS::message);
    }

    /// How many reports were received, worked on or not.
    static long received(StoppableDatabase database) {
        return database.number("select count(*) from raw_message");
    }
}
