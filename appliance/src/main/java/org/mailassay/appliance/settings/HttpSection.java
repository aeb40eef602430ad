package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.ApiSettings;
import org.mailassay.api.ScanSettings;
import org.mailassay.api.ServerLimits;
import org.mailassay.api.records.DomainLooks.LookLimits;

/// How the API and the pages are served.
public final class HttpSection {
    public static final Setting<InetAddress> HOST = Setting.of(
            "http.host",
            ValueType.address(),
            "127.0.0.1",
            "The address of this machine to serve at in the clear; `0.0.0.0` or `::` for every one. Keys must not"
                    + " travel over a network like that: set `https.port`, or put a reverse proxy in front.");
    public static final Setting<Integer> PORT = Setting.of(
            "http.port", ValueType.port(), "8080", "The port to serve at. On the command line `--http-port`.");
    public static final Setting<Optional<URI>> URL = Setting.of(
            "http.url",
            ValueType.optional(ValueType.httpAddress()),
            "",
            "The address that people and programs reach the appliance by, for links; made from host and port when"
                    + " empty.");
    public static final Setting<List<Network>> PROXIES = Setting.of(
            "http.trusted-proxies",
            ValueType.networks(),
            "",
            "Addresses or networks of reverse proxies, whose X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host are"
                    + " believed.");
    public static final Setting<Integer> CONNECTIONS =
            Setting.of("http.connections", ValueType.wholeNumber(10, 100_000), "2000", "Connections at one time.");
    public static final Setting<Integer> REQUESTS = Setting.of(
            "http.requests-at-once",
            ValueType.wholeNumber(1, 10_000),
            "256",
            "Requests answered at one time; more are told to come back.");
    public static final Setting<Integer> KEYLESS = Setting.of(
            "api.keyless-per-minute",
            ValueType.wholeNumber(0, 100_000),
            "2",
            "Requests a minute of one client address without a key. What a key may do is said by its account's plan.");
    public static final Setting<Integer> KEYS_PER_ACCOUNT = Setting.of(
            "api.keys-per-account",
            ValueType.wholeNumber(1, 1000),
            "5",
            "API keys that an account may have at one time.");

    static final List<Setting<?>> ALL =
            List.of(HOST, PORT, URL, PROXIES, CONNECTIONS, REQUESTS, KEYLESS, KEYS_PER_ACCOUNT);

    private HttpSection() {}

    /// The section as the API server takes it.
    ///
    /// @param version of the appliance
    public static ApiSettings read(Settings settings, String version) {
        ServerLimits usual = ServerLimits.DEFAULT;
        ServerLimits limits = new ServerLimits(
                settings.get(CONNECTIONS),
                settings.get(REQUESTS),
                usual.bodyBytes(),
                usual.headTime(),
                usual.exchangeTime(),
                usual.idleTime(),
                settings.get(KEYLESS));
        return new ApiSettings(
                settings.get(HOST).getHostAddress(),
                settings.get(PORT),
                Optional.empty(),
                settings.get(GeneralSection.MAIL_DOMAIN),
                version,
                settings.get(PROXIES),
                limits,
                LookLimits.DEFAULT,
                new ScanSettings(settings.get(URL), Math.toIntExact(settings.get(ScanSection.UPLOAD))));
    }
}
