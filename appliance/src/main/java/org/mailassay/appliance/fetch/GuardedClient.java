package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.mailassay.analysis.dns.Dns;

/// The one HTTP client through which everything is fetched that strangers name.
///
/// It connects to public addresses only: its resolver judges the addresses of names, and its sockets judge whatever
/// they are to connect to. It follows no redirect by itself, keeps no cookies, sends no credentials and no Referer,
/// and knows no proxy. It speaks HTTP/1.1 only, whose header the client reads up to 256 kB.
public final class GuardedClient implements AutoCloseable {
    /// For everything from the look-up of the name to the end of the body.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);

    private final OkHttpClient client;
    private final String agent;
    private final Predicate<InetAddress> allowed;

    /// @param agent the User-Agent, by which servers' logs know the appliance
    public GuardedClient(Dns dns, String agent) {
        this(dns, agent, PublicAddress::is, UnaryOperator.identity());
    }

    /// For tests, which serve on this machine with a certificate of their own.
    GuardedClient(Dns dns, String agent, Predicate<InetAddress> allowed, UnaryOperator<OkHttpClient.Builder> trust) {
        this.agent = agent;
        this.allowed = allowed;
        this.client = trust.apply(new OkHttpClient.Builder()
                        .dns(new PublicHosts(dns, allowed))
                        .socketFactory(new PublicSockets(allowed))
                        .proxy(Proxy.NO_PROXY)
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .cookieJar(CookieJar.NO_COOKIES)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .connectTimeout(CONNECT_PATIENCE)
                        .callTimeout(PATIENCE))
                .build();
    }

    /// The User-Agent of a version of the appliance.
    ///
    /// @param about where its operator says what it is, a URL; empty when nowhere
    public static String agent(String version, String about) {
        return "Mailassay/" + version + (about.isEmpty() ? "" : " (+" + about + ")");
    }

    /// A call to be made once.
    ///
    /// @param patience at most the client's own
    Call call(String method, HttpUrl url, Duration patience) {
        Request request = new Request.Builder()
                .url(url)
                .method(method, null)
                .header("User-Agent", agent)
                .build();
        Call call = client.newCall(request);
        call.timeout().timeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    /// A call that brings a body, to be made once.
    public Call post(HttpUrl url, Map<String, String> headers, byte[] body, Duration patience) {
        Request.Builder request =
                new Request.Builder().url(url).post(RequestBody.create(body)).header("User-Agent", agent);
        headers.forEach(request::header);
        Call call = client.newCall(request.build());
        call.timeout().timeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    /// One that connects to any address, for hosts that the operator names.
    public static GuardedClient unguarded(Dns dns, String agent) {
        return new GuardedClient(dns, agent, _ -> true, UnaryOperator.identity());
    }

    /// Whether it would connect to an address.
    boolean allows(InetAddress address) {
        return allowed.test(address);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
