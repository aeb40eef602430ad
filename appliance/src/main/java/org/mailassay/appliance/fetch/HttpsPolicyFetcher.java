package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

/// Fetches MTA-STS policies as senders do (RFC 8461, section 3.3), from public addresses only.
public final class HttpsPolicyFetcher implements PolicyFetcher, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int HTTPS = 443;

    private final OkHttpClient client;
    private final int port;
    private final String agent;

    /// @param version of the appliance, for the servers' logs
    public HttpsPolicyFetcher(Dns dns, String version) {
        this(dns, version, PublicAddress::is, HTTPS, UnaryOperator.identity());
    }

    /// For tests, which serve policies on this machine with a certificate of their own.
    HttpsPolicyFetcher(
            Dns dns,
            String version,
            Predicate<InetAddress> allowed,
            int port,
            UnaryOperator<OkHttpClient.Builder> trust) {
        this.port = port;
        this.agent = "Mailassay/" + version;
        this.client = trust.apply(new OkHttpClient.Builder()
                        .dns(new PublicHosts(dns, allowed))
                        .proxy(Proxy.NO_PROXY)
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .cookieJar(CookieJar.NO_COOKIES)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .callTimeout(PATIENCE))
                .build();
    }

    @Override
    public PolicyFetch fetch(DomainName policyDomain) {
        HttpUrl address = new HttpUrl.Builder()
                .scheme("https")
                .host("mta-sts." + policyDomain.text())
                .port(port)
                .addPathSegments(".well-known/mta-sts.txt")
                .build();
        Request request =
                new Request.Builder().url(address).header("User-Agent", agent).build();
        try (Response response = client.newCall(request).execute()) {
            return read(response);
        } catch (InterruptedIOException late) {
            return failed(PolicyFetch.Cause.TIMEOUT, late);
        } catch (SSLException untrusted) {
            return failed(PolicyFetch.Cause.BAD_CERTIFICATE, untrusted);
        } catch (IOException unreachable) {
            return failed(PolicyFetch.Cause.UNREACHABLE, unreachable);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static PolicyFetch read(Response response) throws IOException {
        if (response.isRedirect()) {
            return new PolicyFetch.Failed(PolicyFetch.Cause.REDIRECT, "status " + response.code());
        }
        if (response.code() != 200) {
            return new PolicyFetch.Failed(PolicyFetch.Cause.BAD_STATUS, "status " + response.code());
        }
        try (InputStream body = response.body().byteStream()) {
            byte[] octets = body.readNBytes(MtaStsPolicy.LARGEST + 1);
            String type = response.header("Content-Type", "");
            return octets.length > MtaStsPolicy.LARGEST
                    ? new PolicyFetch.Failed(
                            PolicyFetch.Cause.TOO_LARGE, "more than " + MtaStsPolicy.LARGEST + " octets")
                    : new PolicyFetch.Fetched(type == null ? "" : type, Octets.of(octets));
        }
    }

    private static PolicyFetch failed(PolicyFetch.Cause cause, IOException failure) {
        return new PolicyFetch.Failed(cause, String.valueOf(failure.getMessage()));
    }
}
