package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A server's certificate, and a client that trusts it.
public record TrustedServer(SSLContext server, SSLContext client) {
    public static TrustedServer make(Path folder, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        TestKeys keys = TestKeys.make(folder, name);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys.store());
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, managers.getTrustManagers(), null);
        return new TrustedServer(keys.server(), client);
    }
}
