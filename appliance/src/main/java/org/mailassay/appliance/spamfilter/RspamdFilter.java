package org.mailassay.appliance.spamfilter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterName;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// Asks Rspamd's worker: the message by POST to `/checkv2`, its envelope and client in request headers.
public final class RspamdFilter implements SpamFilter, AutoCloseable {
    private static final MediaType MESSAGE = MediaType.get("application/octet-stream");

    private final HttpUrl address;
    private final Dns dns;
    private final FilterLimits limits;
    private final OkHttpClient client;

    /// @param address of the worker
    /// @param dns for the name of the client's address
    public RspamdFilter(InetSocketAddress address, Dns dns) {
        this(address, dns, FilterLimits.ofRspamd());
    }

    RspamdFilter(InetSocketAddress address, Dns dns, FilterLimits limits) {
        this.address = new HttpUrl.Builder()
                .scheme("http")
                .host(address.getHostString())
                .port(address.getPort())
                .addPathSegment("checkv2")
                .build();
        this.dns = dns;
        this.limits = limits;
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(4, 30, TimeUnit.SECONDS))
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .callTimeout(limits.deadline())
                .readTimeout(limits.deadline())
                .build();
    }

    @Override
    public FilterName name() {
        return FilterName.RSPAMD;
    }

    @Override
    public FilterAnswer judge(ReceivedMessage message) {
        if (message.octets().length() > limits.largestMessage()) {
            return new FilterAnswer.Unavailable("the message is larger than it takes");
        }
        try (Response response = client.newCall(request(message)).execute()) {
            if (response.code() != 200) {
                return new FilterAnswer.Unavailable("it answered with status " + response.code());
            }
            try (InputStream body = response.body().byteStream()) {
                byte[] octets = body.readNBytes(limits.largestAnswer() + 1);
                return octets.length > limits.largestAnswer()
                        ? new FilterAnswer.Unavailable("its answer is too large")
                        : RspamdReply.read(octets);
            }
        } catch (InterruptedIOException late) {
            return new FilterAnswer.Unavailable("no answer in time");
        } catch (IOException away) {
            return new FilterAnswer.Unavailable("it cannot be reached");
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request request(ReceivedMessage message) {
        Request.Builder request = new Request.Builder()
                .url(address)
                .post(RequestBody.create(message.octets().toByteArray(), MESSAGE))
                // Every rule is asked, also once the score is high enough for refusing.
                .header("Pass", "all")
                .header("Queue-Id", FilteredClient.word(message.name()));
        // Only with a sender there is a null one; without an SMTP session there is neither.
        String sender = FilteredClient.word(message.envelope().reversePath());
        message.envelope().recipients().forEach(recipient -> request.addHeader("Rcpt", FilteredClient.word(recipient)));
        FilteredClient.of(message, dns).ifPresent(peer -> {
            request.header("IP", IpAddressText.format(peer.address()))
                    .header("Helo", peer.helo())
                    .header("From", sender);
            if (!peer.name().isEmpty()) {
                request.header("Hostname", peer.name());
            }
            peer.tls()
                    .ifPresent(tls -> request.header("TLS-Version", FilteredClient.word(tls.version()))
                            .header("TLS-Cipher", FilteredClient.word(tls.cipherSuite())));
        });
        return request.build();
    }
}
