package org.mailassay.appliance.reputation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.reputation.ReputationAnswer;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.reputation.SourceName;

/// Asks AbuseIPDB's second API, `GET /api/v2/check`, with the operator's key. Once the day's questions are used up it
/// is left alone for as long as it says.
public final class AbuseIpDb implements ReputationSource, AutoCloseable {
    private static final HttpUrl CHECK = HttpUrl.get("https://api.abuseipdb.com/api/v2/check");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 256 << 10;
    private static final int DAYS = 90;
    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final HttpUrl check;
    private final String key;
    private final String agent;
    private final InstantSource clock;
    private final OkHttpClient client;
    private volatile Instant notBefore = Instant.MIN;

    /// @param key of the operator; never shown
    /// @param agent the User-Agent
    public AbuseIpDb(String key, String agent, InstantSource clock) {
        this(CHECK, key, agent, clock, PATIENCE);
    }

    /// For tests, which answer on this machine.
    AbuseIpDb(HttpUrl check, String key, String agent, InstantSource clock, Duration patience) {
        this.check = check;
        this.key = key;
        this.agent = agent;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(2, 30, TimeUnit.SECONDS))
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .callTimeout(patience)
                .build();
    }

    @Override
    public SourceName name() {
        return SourceName.ABUSEIPDB;
    }

    @Override
    public ReputationAnswer about(InetAddress address) {
        if (clock.instant().isBefore(notBefore)) {
            return new ReputationAnswer.Unavailable("the questions of the day are used up");
        }
        try (Response response = client.newCall(request(address)).execute()) {
            return switch (response.code()) {
                case 200 -> read(response);
                case 401, 403 -> new ReputationAnswer.Unavailable("it does not take the key of this appliance");
                case 429 -> rest(response);
                default -> new ReputationAnswer.Unavailable("it answered with status " + response.code());
            };
        } catch (InterruptedIOException late) {
            return new ReputationAnswer.Unavailable("no answer in time");
        } catch (IOException away) {
            return new ReputationAnswer.Unavailable("it cannot be reached");
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request request(InetAddress address) {
        return new Request.Builder()
                .url(check.newBuilder()
                        .addQueryParameter("ipAddress", IpAddressText.format(address))
                        .addQueryParameter("maxAgeInDays", String.valueOf(DAYS))
                        .build())
                .header("Key", key)
                .header("Accept", "application/json")
                .header("User-Agent", agent)
                .build();
    }

    private static ReputationAnswer read(Response response) throws IOException {
        try (InputStream body = response.body().byteStream()) {
            byte[] octets = body.readNBytes(LARGEST_ANSWER + 1);
            return octets.length > LARGEST_ANSWER
                    ? new ReputationAnswer.Unavailable("its answer is too large")
                    : AbuseIpDbReply.read(octets);
        }
    }

    private ReputationAnswer rest(Response response) {
        Duration asked = Optional.ofNullable(response.header("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(SHORTEST_REST);
        Duration rest = asked.compareTo(SHORTEST_REST) < 0
                ? SHORTEST_REST
                : asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
        notBefore = clock.instant().plus(rest);
        return new ReputationAnswer.Unavailable("the questions of the day are used up");
    }
}
