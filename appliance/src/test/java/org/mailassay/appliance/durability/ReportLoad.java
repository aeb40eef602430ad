package org.mailassay.appliance.durability;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// Reports in a steady stream for the account of a [StoppableDatabase], until it is told to end. The stream has a
/// pace, so that a slow machine is not buried in mail that it would have to work through afterwards.
final class ReportLoad {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);
    private static final long INTERVAL = 1_000_000_000L / 100;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final CompletableFuture<SmtpLoad.Result> result;

    private ReportLoad(InetSocketAddress smtp, int first) {
        SmtpLoad load = new SmtpLoad(smtp, 8, 20, false, ADDRESS, this::message);
        result = CompletableFuture.supplyAsync(() -> load.sendUntil(first, enough::get), Thread::startVirtualThread);
    }

    /// Begins to send, as soon as somebody listens.
    ///
    /// @param first the number of the first report
    static ReportLoad begin(InetSocketAddress smtp, int first) {
        TestMailServer.await(Duration.ofMinutes(2), () -> isUp(smtp));
        return new ReportLoad(smtp, first);
    }

    /// Ends it, and says what came of it.
    SmtpLoad.Result end() {
        enough.set(true);
        return result.join();
    }

    /// How many reports were received, worked on or not.
    static long received(StoppableDatabase database) {
        return database.number("select count(*) from raw_message");
    }

    private static boolean isUp(InetSocketAddress smtp) {
        try (Socket socket = new Socket()) {
            socket.connect(smtp);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] message(int number) {
        long due = next.updateAndGet(before -> Math.max(before + INTERVAL, System.nanoTime()));
        LockSupport.parkNanos(due - System.nanoTime());
        return REPORTS.message(number);
    }
}
