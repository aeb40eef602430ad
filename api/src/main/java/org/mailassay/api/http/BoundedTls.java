package org.mailassay.api.http;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// A context like another one, whose server sockets have a limited number of connections, and read a PROXY header
/// before each hand-shake where there is to be one.
///
/// The HTTP server can do both itself, but not on a port with TLS: it gives the place of a connection never back whose
/// hand-shake has failed, and looks for the header behind the hand-shake, where no proxy can put it.
public final class BoundedTls extends SSLContext {
    /// @param context with the certificate; it may offer another one at any time
    /// @param connections open at the same time, for each server socket; more wait to be accepted
    /// @param clients reads the headers, and is told whom they name
    public BoundedTls(SSLContext context, int connections, ProxiedClients clients) {
        super(new Sockets(context, connections, clients), context.getProvider(), context.getProtocol());
    }

    private static final class Sockets extends SSLContextSpi {
        private final SSLContext context;
        private final int connections;
        private final ProxiedClients clients;

        Sockets(SSLContext context, int connections, ProxiedClients clients) {
            this.context = context;
            this.connections = connections;
            this.clients = clients;
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return new BoundedServerSocketFactory(context, connections, clients);
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("the context behind this one is what has keys");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context.createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return context.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return context.getSupportedSSLParameters();
        }
    }
}
