package org.mailassay.api.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Accepts so many connections, and the next when one of them is closed. Accepting waits for no client: a PROXY header
/// is the first that the hand-shake reads, in the connection's own thread.
final class BoundedServerSocket extends SSLServerSocket {
    private final SSLSocketFactory sockets;
    private final SSLServerSocket parameters;
    private final Semaphore places;
    private final ProxiedClients clients;

    /// @param parameters a server socket that is never bound, but knows how hand-shakes are to be made
    BoundedServerSocket(SSLSocketFactory sockets, SSLServerSocket parameters, int connections, ProxiedClients clients)
            throws IOException {
        this.sockets = sockets;
        this.parameters = parameters;
        this.places = new Semaphore(connections);
        this.clients = clients;
    }

    @Override
    public Socket accept() throws IOException {
        try {
            places.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            // In the words that the server knows the end by.
            throw new SocketException("Socket closed");
        }
        Socket plain = new Placed(places);
        try {
            implAccept(plain);
            SSLSocket secure = (SSLSocket) sockets.createSocket(plain, clients.headerOf(plain), true);
            secure.setSSLParameters(parameters.getSSLParameters());
            return secure;
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        parameters.close();
        super.close();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return parameters.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters other) {
        parameters.setSSLParameters(other);
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return parameters.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        parameters.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return parameters.getSupportedCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return parameters.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return parameters.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        parameters.setEnabledProtocols(protocols);
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        parameters.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return parameters.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        parameters.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return parameters.getWantClientAuth();
    }

    @Override
    public void setUseClientMode(boolean client) {
        parameters.setUseClientMode(client);
    }

    @Override
    public boolean getUseClientMode() {
        return parameters.getUseClientMode();
    }

    @Override
    public void setEnableSessionCreation(boolean enabled) {
        parameters.setEnableSessionCreation(enabled);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return parameters.getEnableSessionCreation();
    }

    /// A connection that gives its place back once it is closed.
    private static final class Placed extends Socket {
        private final Semaphore places;
        private final AtomicBoolean held = new AtomicBoolean(true);

        Placed(Semaphore places) {
            this.places = places;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                if (held.compareAndSet(true, false)) {
                    places.release();
                }
            }
        }
    }
}
