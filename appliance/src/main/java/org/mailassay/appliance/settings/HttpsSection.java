package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.HttpsSettings;

/// HTTPS, and what is left of plain HTTP besides it.
public final class HttpsSection {
    /// What plain HTTP answers at `http.port`.
    enum Plain {
        AUTO,
        SERVE,
        REDIRECT
    }

    private static final int USUAL_PORT = 443;

    public static final Setting<InetAddress> HOST = Setting.of(
            "https.host",
            ValueType.address(),
            "127.0.0.1",
            "The address of this machine to serve HTTPS at, and to lead to it from; `0.0.0.0` or `::` for every one.");
    public static final Setting<Optional<Integer>> PORT = Setting.of(
            "https.port",
            ValueType.optional(ValueType.port()),
            "",
            "The port of HTTPS, 443 on the Internet; without it there is none. Its certificate is that of `tls.*`.");
    public static final Setting<Optional<Integer>> REDIRECT_PORT = Setting.of(
            "https.redirect-port",
            ValueType.optional(ValueType.port()),
            "",
            "A port of plain HTTP, 80 on the Internet, that answers an ACME authority, leads to HTTPS, and does nothing"
                    + " else.");
    static final Setting<Plain> PLAIN = Setting.of(
            "http.plain",
            ValueType.constant(Plain.class),
            "auto",
            "What `http.port` answers: `serve` everything, `redirect` no more than `https.redirect-port` does. `auto`"
                    + " serves everything, but leads to HTTPS when there is an `https.port` and `http.host` is not"
                    + " this machine alone.");

    public static final Setting<SmtpSection.ProxyProtocol> PROXY_PROTOCOL = Setting.of(
            "https.proxy-protocol",
            ValueType.constant(SmtpSection.ProxyProtocol.class),
            "off",
            "`required` when HTTPS comes through a balancer that passes TLS on and begins each connection with a PROXY"
                    + " header, version 1 or 2: the client that it names is the client. A connection without is closed.");
    public static final Setting<List<Network>> PROXIES = Setting.of(
            "https.trusted-proxies",
            ValueType.networks(),
            "",
            "Addresses or networks of these balancers; with `https.proxy-protocol` nobody else may connect.");

    static final List<Setting<?>> ALL = List.of(HOST, PORT, REDIRECT_PORT, PLAIN, PROXY_PROTOCOL, PROXIES);

    private HttpsSection() {}

    /// The section as the API server takes it; empty when plain HTTP is all there is.
    ///
    /// @param challenges answers to an ACME authority
    public static Optional<HttpsSettings> read(
            Settings settings, SSLContext tls, Function<String, Optional<String>> challenges) {
        if (settings.get(PORT).isEmpty()
                && settings.get(REDIRECT_PORT).isEmpty()
                && settings.get(PLAIN) != Plain.REDIRECT
                && !settings.get(TlsSection.ACME)) {
            return Optional.empty();
        }
        Optional<URI> url = settings.get(HttpSection.URL).filter(address -> "https".equals(address.getScheme()));
        return Optional.of(new HttpsSettings(
                settings.get(HOST).getHostAddress(),
                settings.get(PORT),
                settings.get(REDIRECT_PORT),
                plainRedirects(settings),
                url.map(address -> address.getPort() < 0 ? USUAL_PORT : address.getPort())
                        .or(() -> settings.get(PORT)),
                Stream.concat(url.map(URI::getHost).stream(), TlsSection.names(settings).stream())
                        .distinct()
                        .toList(),
                isBehindProxies(settings) ? settings.get(PROXIES) : List.of(),
                tls,
                challenges));
    }

    /// A port that nobody may connect to is no use.
    static Optional<SettingProblem> contradiction(Settings settings) {
        return isBehindProxies(settings) && settings.get(PROXIES).isEmpty()
                ? Optional.of(new SettingProblem(
                        PROXY_PROTOCOL.key(), "needs " + PROXIES.key() + ", as nobody could connect otherwise"))
                : Optional.empty();
    }

    private static boolean isBehindProxies(Settings settings) {
        return settings.get(PROXY_PROTOCOL) == SmtpSection.ProxyProtocol.REQUIRED;
    }

    private static boolean plainRedirects(Settings settings) {
        return switch (settings.get(PLAIN)) {
            case SERVE -> false;
            case REDIRECT -> true;
            case AUTO ->
                settings.get(PORT).isPresent()
                        && !settings.get(HttpSection.HOST).isLoopbackAddress();
        };
    }
}
