package org.mailassay.api.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/// Makes the server sockets of [BoundedTls].
final class BoundedServerSocketFactory extends SSLServerSocketFactory {
    private static final int USUAL_BACKLOG = 50;

    private final SSLContext context;
    private final int connections;
    private final ProxiedClients clients;

    BoundedServerSocketFactory(SSLContext context, int connections, ProxiedClients clients) {
        this.context = context;
        this.connections = connections;
        this.clients = clients;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        SSLServerSocket parameters =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        return new BoundedServerSocket(context.getSocketFactory(), parameters, connections, clients);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(new InetSocketAddress(port), USUAL_BACKLOG);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return context.getServerSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return context.getServerSocketFactory().getSupportedCipherSuites();
    }

    private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
        ServerSocket socket = createServerSocket();
        socket.bind(address, backlog);
        return socket;
    }
}
