package org.mailassay.api.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.mailassay.api.dmarc.ReportingAddresses;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.http.QueryParameters;
import org.mailassay.api.http.RequestBody;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.SetupTokens;
import org.mailassay.store.account.UserStore;

/// `/setup`: makes the first owner for whoever holds the one-time token, and shows the key once. The token stands in
/// the form as well, so no other site can send it.
public final class SetupService implements HttpService {
    private final PublicPaths paths;
    private final RequestBody bodies;
    private final AccountStore accounts;
    private final SetupTokens tokens;
    private final InstantSource clock;
    private final ReportingAddresses reportingAddresses;

    public SetupService(
            PublicPaths paths,
            RequestBody bodies,
            AccountStore accounts,
            SetupTokens tokens,
            InstantSource clock,
            ReportingAddresses reportingAddresses) {
        this.paths = paths;
        this.bodies = bodies;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.reportingAddresses = reportingAddresses;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.form(rules, "/setup", this::show, this::send);
    }

    private Answer show(ServerRequest request) {
        if (accounts.any()) {
            return alreadySetUp();
        }
        String token = PublicPaths.query(request).text("token").orElse("");
        return tokens.isOpen(token, clock.instant()) ? SetupPage.form(200, token, "", "") : invalidToken();
    }

    private Answer send(ServerRequest request) {
        QueryParameters form = bodies.form(request);
        String token = form.text("token").orElse("");
        String email = form.text("email").orElse("");
        String password = form.text("password").orElse("");
        if (accounts.any()) {
            return alreadySetUp();
        }
        if (!tokens.isOpen(token, clock.instant())) {
            return invalidToken();
        }
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            return SetupPage.form(422, token, email, "This is not an e-mail address.");
        }
        if (password.length() < UserStore.MINIMUM_PASSWORD_LENGTH
                || password.length() > UserStore.MAXIMUM_PASSWORD_LENGTH) {
            return SetupPage.form(
                    422,
                    token,
                    email,
                    "The password needs " + UserStore.MINIMUM_PASSWORD_LENGTH + " to "
                            + UserStore.MAXIMUM_PASSWORD_LENGTH + " characters.");
        }
        return switch (tokens.setUp(token, address.get(), password, clock.instant())) {
            case SetupTokens.Setup.Done(Account account, ApiKey key) ->
                SetupPage.done(reportingAddresses.of(account), key);
            case SetupTokens.Setup.AlreadySetUp ignored -> alreadySetUp();
            case SetupTokens.Setup.InvalidToken ignored -> invalidToken();
        };
    }

    private static Answer alreadySetUp() {
        return Html.page(
                410,
                "Set up already",
                "<h1>This appliance is set up already</h1>\n<p>More accounts and keys are made with its command line.</p>");
    }

    private static Answer invalidToken() {
        return Html.page(
                404,
                "Link not valid",
                "<h1>This link is not valid</h1>\n<p>It was used, it is too old, or a part of it is missing."
                        + " Start the appliance again to have a new one printed.</p>");
    }
}
