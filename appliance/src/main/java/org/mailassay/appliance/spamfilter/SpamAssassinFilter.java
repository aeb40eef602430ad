package org.mailassay.appliance.spamfilter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterName;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// Asks SpamAssassin's daemon by the spamd protocol, version 1.5: a REPORT, which has every rule with its score and its
/// description. The client stands in a Received field that is put in front of the message.
public final class SpamAssassinFilter implements SpamFilter {
    private final InetSocketAddress address;
    private final Dns dns;
    private final String receiver;
    private final FilterLimits limits;

    /// @param address of spamd
    /// @param dns for the name of the client's address
    /// @param receiver the name of this host
    public SpamAssassinFilter(InetSocketAddress address, Dns dns, String receiver) {
        this(address, dns, receiver, FilterLimits.ofSpamAssassin());
    }

    SpamAssassinFilter(InetSocketAddress address, Dns dns, String receiver, FilterLimits limits) {
        this.address = address;
        this.dns = dns;
        this.receiver = receiver;
        this.limits = limits;
    }

    @Override
    public FilterName name() {
        return FilterName.SPAMASSASSIN;
    }

    @Override
    public FilterAnswer judge(ReceivedMessage message) {
        if (message.octets().length() > limits.largestMessage()) {
            return new FilterAnswer.Unavailable("the message is larger than it takes");
        }
        byte[] trace = TraceFields.of(message, dns, receiver).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            // A time-out of reading holds for one read; whoever sends an octet a second would keep us for ever.
            CompletableFuture<Void> end = new CompletableFuture<Void>()
                    .completeOnTimeout(null, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> closing = end.thenRun(() -> close(socket));
            try {
                return ask(socket, trace, message);
            } catch (SocketTimeoutException late) {
                return new FilterAnswer.Unavailable("no answer in time");
            } catch (IOException failure) {
                return new FilterAnswer.Unavailable(end.isDone() ? "no answer in time" : "it cannot be reached");
            } finally {
                closing.cancel(false);
                end.cancel(false);
            }
        } catch (IOException closed) {
            return new FilterAnswer.Unavailable("it cannot be reached");
        }
    }

    private FilterAnswer ask(Socket socket, byte[] trace, ReceivedMessage message) throws IOException {
        int patience = Math.toIntExact(limits.deadline().toMillis());
        // The name is looked up for each message: a container comes back with another address.
        socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), patience);
        socket.setSoTimeout(patience);
        int length = trace.length + message.octets().length();
        OutputStream out = socket.getOutputStream();
        out.write(("REPORT SPAMC/1.5\r\nContent-length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(trace);
        try (InputStream octets = message.octets().open()) {
            octets.transferTo(out);
        }
        out.flush();
        socket.shutdownOutput();
        byte[] reply = socket.getInputStream().readNBytes(limits.largestAnswer() + 1);
        return reply.length > limits.largestAnswer()
                ? new FilterAnswer.Unavailable("its answer is too large")
                : SpamdReply.read(reply);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // It is what was wanted.
            return;
        }
    }
}
