package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;
import org.mailassay.appliance.fetch.HostRefusedException.Reason;

/// Sockets that connect to public addresses only, whatever led to the address. They are the last guard: a host that is
/// written as an address never meets the client's resolver.
final class PublicSockets extends SocketFactory {
    private final Predicate<InetAddress> allowed;

    PublicSockets(Predicate<InetAddress> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(allowed);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("a name is resolved before");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("a name is resolved before");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    /// Judges the address before it connects.
    private static final class GuardedSocket extends Socket {
        private final Predicate<InetAddress> allowed;

        GuardedSocket(Predicate<InetAddress> allowed) {
            // Without it the system's properties could name a proxy.
            super(Proxy.NO_PROXY);
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress place)
                    || place.isUnresolved()
                    || !allowed.test(place.getAddress())) {
                throw new HostRefusedException(Reason.NOT_PUBLIC, "the address is not public");
            }
            super.connect(endpoint, timeout);
        }
    }
}
