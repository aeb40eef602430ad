package org.mailassay.api.page;

import org.mailassay.api.http.Answer;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.UserStore;

/// What the first owner sees.
final class SetupPage {
    private SetupPage() {}

    /// @param complaint what was wrong with what was sent; empty at first
    static Answer form(int status, String token, String email, String complaint) {
        String said = complaint.isEmpty() ? "" : "<p role=\"alert\">" + Html.escaped(complaint) + "</p>";
        return Html.page(status, "Set up Mailassay", """
                <h1>Make the first owner</h1>
                %s
                <form method="post" action="/setup">
                <input type="hidden" name="token" value="%s">
                <label for="email">E-mail address</label>
                <input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="%s">
                <label for="password">Password, at least %d characters</label>
                <input id="password" name="password" type="password" autocomplete="new-password" required
                 minlength="%d" maxlength="%d">
                <button type="submit">Set up</button>
                </form>
                """.formatted(
                        said,
                        Html.escaped(token),
                        Html.escaped(email),
                        UserStore.MINIMUM_PASSWORD_LENGTH,
                        UserStore.MINIMUM_PASSWORD_LENGTH,
                        UserStore.MAXIMUM_PASSWORD_LENGTH));
    }

    static Answer done(String reportingAddress, ApiKey key) {
        return Html.page(
                200, "Mailassay is set up", """
                <h1>Done</h1>
                <p>Your key. It is shown this once and kept nowhere, so copy it now:</p>
                <pre id="key">%1$s</pre>
                <p>Your reporting address:</p>
                <pre id="reporting-address">%2$s</pre>
                <p>Have reports sent to it by naming it in the <code>rua</code> tag of your domain's DMARC record, at
                <code>_dmarc.</code> and the domain's name:</p>
                <pre>v=DMARC1; p=none; rua=mailto:%2$s</pre>
                <p>Then add the domain with the key, and read what comes in. <a href="/docs">The API by example</a>.</p>
                """.formatted(Html.escaped(key.text()), Html.escaped(reportingAddress)));
    }
}
