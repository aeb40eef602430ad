package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

/// Fetches MTA-STS policies as senders do (RFC 8461, section 3.3), from public addresses only.
public final class HttpsPolicyFetcher implements PolicyFetcher, AutoCloseable {
    private static final int HTTPS = 443;

    private final GuardedClient client;
    private final int port;

    /// @param version of the appliance, for the servers' logs
    public HttpsPolicyFetcher(Dns dns, String version) {
        this(new GuardedClient(dns, GuardedClient.agent(version, "")));
    }

    /// @param client closed with this
    public HttpsPolicyFetcher(GuardedClient client) {
        this(client, HTTPS);
    }

    /// For tests, which serve policies on this machine with a certificate of their own.
    HttpsPolicyFetcher(
            Dns dns,
            String version,
            Predicate<InetAddress> allowed,
            int port,
            UnaryOperator<OkHttpClient.Builder> trust) {
        this(new GuardedClient(dns, GuardedClient.agent(version, ""), allowed, trust), port);
    }

    private HttpsPolicyFetcher(GuardedClient client, int port) {
        this.client = client;
        this.port = port;
    }

    @Override
    public PolicyFetch fetch(DomainName policyDomain) {
        HttpUrl address = new HttpUrl.Builder()
                .scheme("https")
                .host("mta-sts." + policyDomain.text())
                .port(port)
                .addPathSegments(".well-known/mta-sts.txt")
                .build();
        try (Response response =
                client.call("GET", address, GuardedClient.PATIENCE).execute()) {
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
        client.close();
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
