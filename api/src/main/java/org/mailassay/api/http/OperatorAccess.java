package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailassay.store.account.KeyHolder;
import org.mailassay.store.account.Scope;

/// Lets those in who run the appliance: whoever is on its own machine, and keys with the scope `admin`.
public final class OperatorAccess {
    private static final Pattern LOCAL_NAME =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Callers callers;

    public OperatorAccess(Callers callers) {
        this.callers = callers;
    }

    /// Refuses everybody else.
    public void require(ServerRequest request) {
        if (isLocal(request)) {
            return;
        }
        KeyHolder holder = callers.require(request);
        Set<Scope> scopes = holder.scopes();
        if (!scopes.contains(Scope.ADMIN)) {
            throw Problem.of(ErrorCode.INSUFFICIENT_SCOPE, "This needs a key with the scope \"admin\".")
                    .refused();
        }
    }

    /// What a proxy on this machine hands on is not from this machine, and neither is what a browser on it was led to
    /// by a name of somebody else's that leads to this address.
    private static boolean isLocal(ServerRequest request) {
        return Exchange.of(request).client().isLoopbackAddress()
                && ((InetSocketAddress) request.remotePeer().address())
                        .getAddress()
                        .isLoopbackAddress()
                && LOCAL_NAME.matcher(request.authority()).matches()
                && !request.headers().contains(HeaderNames.X_FORWARDED_FOR)
                && !request.headers().contains(HeaderNames.FORWARDED);
    }
}
