package org.mailassay.appliance.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/// Asks several servers in turn until one gives a usable response. It starts with the one that answered last, so a
/// dead server costs its time-out once and not for every question.
final class FailoverResolver implements Resolver {
    private final DnsSettings settings;
    private final List<InetSocketAddress> servers;
    private final Exchange exchange = new Exchange();
    private final AtomicInteger preferred = new AtomicInteger();
    private volatile int ednsFlags;

    FailoverResolver(DnsSettings settings) {
        this.settings = settings;
        this.servers = settings.resolvers().isEmpty() ? ResolverAddress.ofSystem() : settings.resolvers();
        this.ednsFlags = settings.validation() == Validation.NONE ? 0 : ExtendedFlags.DO;
    }

    @Override
    public Message send(Message query) throws IOException {
        Message complete = query.clone();
        if (complete.getOPT() == null) {
            complete.addRecord(new OPTRecord(Exchange.UDP_PAYLOAD, 0, 0, ednsFlags), Section.ADDITIONAL);
        }
        Deadline deadline = Deadline.in(settings.totalTimeout());
        IOException failure = new SocketTimeoutException("no answer in time");
        int first = preferred.get();
        for (int attempt = 0; attempt < settings.tries() * servers.size() && !deadline.isPast(); attempt++) {
            int index = Math.floorMod(first + attempt, servers.size());
            try {
                Message response =
                        exchange.exchange(servers.get(index), complete, deadline.atMost(settings.tryTimeout()));
                if (response.getRcode() == Rcode.NOERROR || response.getRcode() == Rcode.NXDOMAIN) {
                    preferred.set(index);
                    return response;
                }
                failure = new UnhelpfulResponseException(response);
            } catch (IOException failed) {
                // What a server said tells more than that another one was silent.
                failure = failure instanceof UnhelpfulResponseException ? failure : failed;
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        throw failure;
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        return sendAsync(query, Thread::startVirtualThread);
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return send(query);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                executor);
    }

    /// The validator asks for signatures so; the payload stays ours.
    @Override
    public void setEDNS(int version, int payloadSize, int flags, @Nullable List<EDNSOption> options) {
        ednsFlags = flags;
    }

    @Override
    public void setIgnoreTruncation(boolean flag) {
        if (flag) {
            throw new IllegalArgumentException("a response that was cut off is always asked for again");
        }
    }

    @Override
    public Duration getTimeout() {
        return settings.totalTimeout();
    }

    @Override
    public void setPort(int port) {
        throw fixed();
    }

    @Override
    public void setTCP(boolean flag) {
        throw fixed();
    }

    @Override
    public void setTSIGKey(TSIG key) {
        throw fixed();
    }

    @Override
    public void setTimeout(Duration timeout) {
        throw fixed();
    }

    private static IllegalStateException fixed() {
        return new IllegalStateException("servers and times are settled by DnsSettings");
    }
}
