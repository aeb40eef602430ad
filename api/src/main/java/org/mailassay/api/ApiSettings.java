package org.mailassay.api;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.records.DomainLooks.LookLimits;

/// How the API is served.
///
/// @param host the address to listen on, `0.0.0.0` for all
/// @param port 0 for any free one
/// @param https HTTPS, and the way there; empty for plain HTTP alone, for use behind a proxy that ends TLS
/// @param mailDomain the domain of the appliance's reporting addresses
/// @param version of the appliance, as the OpenAPI documents name it
/// @param trustedProxies whose X-Forwarded-For, -Proto and -Host are believed
public record ApiSettings(
        String host,
        int port,
        Optional<HttpsSettings> https,
        String mailDomain,
        String version,
        List<Network> trustedProxies,
        ServerLimits limits,
        LookLimits looks,
        ScanSettings scans) {
    public ApiSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Plain HTTP, nobody trusted, the usual limits.
    public static ApiSettings of(String host, int port, String mailDomain, String version) {
        return new ApiSettings(
                host,
                port,
                Optional.empty(),
                mailDomain,
                version,
                List.of(),
                ServerLimits.DEFAULT,
                LookLimits.DEFAULT,
                ScanSettings.DEFAULT);
    }

    public ApiSettings withHttps(HttpsSettings other) {
        return new ApiSettings(
                host, port, Optional.of(other), mailDomain, version, trustedProxies, limits, looks, scans);
    }

    public ApiSettings withTrustedProxies(List<Network> proxies) {
        return new ApiSettings(host, port, https, mailDomain, version, proxies, limits, looks, scans);
    }

    public ApiSettings withScans(ScanSettings other) {
        return new ApiSettings(host, port, https, mailDomain, version, trustedProxies, limits, looks, other);
    }

    public ApiSettings withLimits(ServerLimits other) {
        return new ApiSettings(host, port, https, mailDomain, version, trustedProxies, other, looks, scans);
    }
}
