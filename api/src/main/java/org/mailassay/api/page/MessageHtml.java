package org.mailassay.api.page;

import java.util.Optional;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.content.TextBody;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimeLimits;
import org.mailassay.analysis.mime.MimeReader;

/// The HTML of a message, fit for a frame that is sandboxed.
final class MessageHtml {
    /// The sandbox runs and loads none of it; but names in links to styles may be looked up ahead, which no policy
    /// forbids, and a sender would see that.
    private static final String LEFT_OUT = "script, link, meta, base, iframe, frame, frameset, object, embed, form";

    private MessageHtml() {}

    /// Whether the message has any.
    static boolean isIn(Octets message) {
        return content(message).html().isPresent();
    }

    /// Empty when the message has none.
    static Optional<String> of(Octets message) {
        return content(message).html().map(TextBody::text).map(MessageHtml::harmless);
    }

    private static MailContent content(Octets message) {
        HeaderFields header = HeaderFields.of(LineEndings.canonical(message));
        return MailContent.of(MimeReader.read(header, MimeLimits.DEFAULT));
    }

    private static String harmless(String html) {
        return HtmlReading.read(html, document -> {
            document.select(LEFT_OUT).remove();
            return document.outerHtml();
        });
    }
}
