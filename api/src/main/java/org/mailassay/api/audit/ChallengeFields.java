package org.mailassay.api.audit;

import org.mailassay.analysis.ownership.Role;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Problem;
import org.mailassay.api.verification.MailLanguage;
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

    private static Role role(JsonFields body) {
        return body.textIfGiven("target")
                .flatMap(Role::of)
                .orElseThrow(() -> Problem.badRequest(
                                "The field \"target\" must be postmaster, abuse, contact, support or admin.")
                        .refused());
    }
}
