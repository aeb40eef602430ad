package org.mailassay.api.audit;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Problem;

/// Addresses of the appliance's own pages.
///
/// @param url the address that people reach the appliance by; empty when nobody has said
/// @param mailDomain of the appliance
record Links(Optional<URI> url, String mailDomain) {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// For the caller, who knows what they called the appliance.
    String toCaller(Call call, String path) {
        return url.map(base -> base.resolve(path).toString()).orElseGet(() -> call.origin() + path);
    }

    /// For somebody else, who must not be led to wherever a caller pretends that the appliance is: the token in the
    /// link would end up there.
    String toOthers(Call call, String path) {
        if (url.isEmpty() && !isOwn(host(call.origin()))) {
            throw Problem.badRequest(
                            "Links in mails need the setting http.url, which says how the appliance is reached."
                                    + " Until it is set, use the method dns.")
                    .refused();
        }
        return toCaller(call, path);
    }

    private boolean isOwn(String host) {
        return host.equals(mailDomain) || OWN_MACHINE.contains(host);
    }

    private static String host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost()).orElse("").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
