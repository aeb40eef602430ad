package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// The client's side of TLS, each time with the trust that is asked for.
final class ClientTls {
    private final TrustManager[] authorities;

    private ClientTls(TrustManager[] authorities) {
        this.authorities = authorities;
    }

    /// With the certificate authorities of the Java platform.
    static ClientTls system() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new ClientTls(factory.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has certificate authorities", e);
        }
    }

    /// With these certificate authorities only.
    static ClientTls trusting(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return new ClientTls(factory.getTrustManagers());
    }

    /// A socket over a connection, before its hand-shake. The name is told to the server (RFC 6066, section 3).
    SSLSocket over(Socket plain, TlsDemand demand, String host) throws IOException {
        SSLSocket socket =
                (SSLSocket) context(demand).getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        if (demand instanceof TlsDemand.Verified) {
            SSLParameters parameters = socket.getSSLParameters();
            // The name of the host against the subject alternative names, as HTTPS does it (RFC 8461, section 4.2).
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    private SSLContext context(TlsDemand demand) {
        TrustManager[] trust = switch (demand) {
            case TlsDemand.Opportunistic _, TlsDemand.Encrypted _ -> new TrustManager[] {new ChainTrust(_ -> {})};
            case TlsDemand.Verified _ -> authorities;
            case TlsDemand.Dane dane -> new TrustManager[] {new ChainTrust(new DaneCheck(dane)::check)};
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
