package org.mailassay.api.verification;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Family;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.http.RequestBody;
import org.mailassay.store.ownership.Confirmation;
import org.mailassay.store.ownership.Confirmations;
import org.mailassay.store.ownership.Subject;
import org.mailassay.store.ownership.Verification;

/// `/domains/confirm/{token}` and `/ips/confirm/{token}` of the Audit family: where the links of verification mails
/// lead. Opening one shows a question; only pressing the button confirms, so programs that open every link of a mail
/// confirm nothing.
public final class ConfirmService implements HttpService {
    private final PublicPaths paths;
    private final RequestBody bodies;
    private final Confirmations confirmations;
    private final InstantSource clock;

    public ConfirmService(PublicPaths paths, RequestBody bodies, Confirmations confirmations, InstantSource clock) {
        this.paths = paths;
        this.bodies = bodies;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        register(rules, "/domains/confirm/{token}", Subject.DOMAIN);
        register(rules, "/ips/confirm/{token}", Subject.IPS);
    }

    private void register(HttpRules rules, String path, Subject subject) {
        paths.form(
                rules,
                Family.AUDIT.base() + path,
                request -> show(request, subject),
                request -> confirm(request, subject));
    }

    private Answer show(ServerRequest request, Subject subject) {
        String token = token(request);
        return confirmations
                .find(subject, token, clock.instant())
                .map(asked -> ConfirmPage.question(asked, request.path().path()))
                .orElseGet(ConfirmPage::invalid);
    }

    private Answer confirm(ServerRequest request, Subject subject) {
        // The form has no fields; reading it refuses what no form of ours sends.
        bodies.form(request);
        String token = token(request);
        Optional<Confirmation> asked = confirmations.find(subject, token, clock.instant());
        if (asked.isEmpty()) {
            return ConfirmPage.invalid();
        }
        Verification verification = confirmations.use(subject, token, clock.instant());
        return ConfirmPage.outcome(asked.get(), verification);
    }

    /// What is no token is the token of nothing.
    private static String token(ServerRequest request) {
        String token = request.path().pathParameters().get("token");
        return token.matches("[0-9A-Za-z]{40}") ? token : "";
    }
}
