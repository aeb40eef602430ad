package org.mailassay.mailets.queue;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.mailassay.store.intake.Authentication;

/// The verdict on a mail, which it carries as attributes to the mailets.
///
/// @param results how it came about, as the value of an Authentication-Results field (RFC 8601); empty when nothing was
///     evaluated
public record MailVerdict(Authentication authenticated, String results) {
    private static final AttributeName AUTHENTICATED = AttributeName.of("org.mailassay.authenticated");
    private static final AttributeName RESULTS = AttributeName.of("org.mailassay.authentication-results");

    /// The verdict that a mail carries.
    public static MailVerdict of(Mail mail) {
        return new MailVerdict(
                AttributeUtils.getValueAndCastFromMail(mail, AUTHENTICATED, String.class)
                        .map(Authentication::of)
                        .orElse(Authentication.UNVERIFIED),
                AttributeUtils.getValueAndCastFromMail(mail, RESULTS, String.class)
                        .orElse(""));
    }

    /// Gives it to a mail.
    public void attachTo(Mail mail) {
        mail.setAttribute(new Attribute(AUTHENTICATED, AttributeValue.of(authenticated.code())));
        mail.setAttribute(new Attribute(RESULTS, AttributeValue.of(results)));
    }
}
