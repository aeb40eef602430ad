package org.mailassay.mailets.queue;

import java.io.InputStream;
import javax.mail.MessagingException;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.mailassay.analysis.message.Octets;

/// A message whose octets are in the database. James parses it only for a mailet that asks for its parts, and copies
/// it nowhere: neither into memory nor into a temporary file.
public final class StoredMessage extends MimeMessageWrapper {
    private final Octets octets;
    private final long rawMessageId;

    /// A message of that row.
    public StoredMessage(long rawMessageId, Octets octets) {
        super(new Source(rawMessageId, octets));
        this.rawMessageId = rawMessageId;
        this.octets = octets;
    }

    /// The message of a mail that the queue gave out.
    ///
    /// @throws MessagingException when a mailet put another one in its place
    public static StoredMessage of(Mail mail) throws MessagingException {
        if (mail.getMessage() instanceof StoredMessage stored) {
            return stored;
        }
        throw new MessagingException("The message of " + mail.getName() + " is not the one that was received");
    }

    /// As they were received, whatever mailets have done to the message since.
    public Octets octets() {
        return octets;
    }

    public long rawMessageId() {
        return rawMessageId;
    }

    private record Source(long rawMessageId, Octets octets) implements MimeMessageSource {
        @Override
        public String getSourceId() {
            return "raw-message-" + rawMessageId;
        }

        @Override
        public InputStream getInputStream() {
            return octets.open();
        }

        @Override
        public long getMessageSize() {
            return octets.length();
        }
    }
}
