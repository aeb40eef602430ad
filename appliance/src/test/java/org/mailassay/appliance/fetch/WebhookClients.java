package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.mailassay.analysis.dns.Dns;

/// The clients of webhooks, which trust one certificate and not another.
///
/// @param trusted for a server that they trust, `good.example`
/// @param untrusted for one of the same name that signed its certificate itself
public record WebhookClients(
        GuardedClient publicHosts, GuardedClient anyHost, SSLContext trusted, SSLContext untrusted) {
    public static WebhookClients make(Path folder, Dns dns)
            throws IOException, GeneralSecurityException, InterruptedException {
        TestKeys good = TestKeys.make(Files.createDirectory(folder.resolve("good")), "good.example");
        TestKeys other = TestKeys.make(Files.createDirectory(folder.resolve("other")), "good.example");
        return new WebhookClients(
                new GuardedClient(dns, "test", PublicAddress::is, good::trust),
                new GuardedClient(dns, "test", _ -> true, good::trust),
                good.server(),
                other.server());
    }
}
