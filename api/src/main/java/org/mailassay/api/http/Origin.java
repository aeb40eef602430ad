package org.mailassay.api.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/// How a client reached the appliance.
///
/// @param secure whether over HTTPS
/// @param authority the host and the port that it asked for
record Origin(boolean secure, String authority) {
    private static final HeaderName FORWARDED_PROTOCOL = HeaderNames.create("X-Forwarded-Proto");
    private static final HeaderName FORWARDED_HOST = HeaderNames.create("X-Forwarded-Host");

    /// A name or an address, and a port.
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    static Origin of(ServerRequest request) {
        return new Origin(request.isSecure(), request.authority());
    }

    /// Of a request that comes from a trusted proxy: what that says of its own client, where it says it. What stands
    /// before its words came from others.
    static Origin forwarded(ServerRequest request) {
        String host = last(request, FORWARDED_HOST);
        boolean secure = switch (last(request, FORWARDED_PROTOCOL)) {
            case "https" -> true;
            case "http" -> false;
            default -> request.isSecure();
        };
        return new Origin(secure, AUTHORITY.matcher(host).matches() ? host : request.authority());
    }

    /// Without a path.
    String address() {
        return (secure ? "https://" : "http://") + authority;
    }

    private static String last(ServerRequest request, HeaderName name) {
        List<String> values = request.headers().all(name, List::of);
        String all = String.join(",", values);
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }
}
