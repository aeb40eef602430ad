package org.mailassay.api.audit;

import java.util.List;
import org.mailassay.analysis.ownership.Role;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Problem;
import org.mailassay.api.verification.MailLanguage;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.ownership.Challenge;
import org.mailassay.store.ownership.VerificationMethod;

/// The fields of a body that say how something is to be proven.
record ChallengeFields(Challenge challenge, MailLanguage language) {
    static ChallengeFields of(JsonFields body) {
        VerificationMethod method = VerificationMethod.of(body.text("method"))
                .orElseThrow(() -> Problem.badRequest("The field \"method\" must be dns or email.")
                        .refused());
        MailLanguage language = MailLanguage.of(body.textIfGiven("lang").orElse("en"))
                .orElseThrow(() -> Problem.badRequest("The field \"lang\" must be en, fr, de or es.")
                        .refused());
        return new ChallengeFields(
                switch (method) {
                    case DNS -> new Challenge.TextRecord();
                    case EMAIL -> new Challenge.Mail(role(body), language.code());
                },
                language);
    }

    /// Refuses names so long that no address fits at them (RFC 5321, section 4.5.3.1.3).
    void requireAddressable(List<String> hosts) {
        if (challenge instanceof Challenge.Mail mail) {
            for (String host : hosts) {
                if (EmailAddress.parse(mail.role().at(host)).isEmpty()) {
                    throw Problem.badRequest("No mail can be sent to "
                                    + mail.role().localPart() + " at so long a name; use the method dns.")
                            .refused();
                }
            }
        }
    }

    private static Role role(JsonFields body) {
        return body.textIfGiven("target")
                .flatMap(Role::of)
                .orElseThrow(() -> Problem.badRequest(
                                "The field \"target\" must be postmaster, abuse, contact, support or admin.")
                        .refused());
    }
}
