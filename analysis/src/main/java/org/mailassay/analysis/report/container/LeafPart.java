package org.mailassay.analysis.report.container;

import java.io.InputStream;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.TransferEncoding;

/// One part of a message that has no parts itself.
///
/// @param number in the order of the message, from 0
/// @param mediaType as declared, lower case
/// @param name the file name as declared; empty when there is none
/// @param encoding the transfer encoding of the body
/// @param body still encoded
public record LeafPart(int number, String mediaType, String name, TransferEncoding encoding, Octets body)
        implements OctetSource {
    /// The same part read with another encoding than declared.
    public LeafPart encodedAs(TransferEncoding other) {
        return new LeafPart(number, mediaType, name, other, body);
    }

    @Override
    public InputStream open(UnpackBudget budget) {
        return encoding.decode(body);
    }

    @Override
    public Octets whole(UnpackBudget budget, long maximum) {
        return decoded();
    }

    /// At most so many of the first octets without the encoding.
    public byte[] first(int count) {
        return encoding.decodeFirst(body, count);
    }

    /// The whole content without the encoding, which never makes it longer.
    public Octets decoded() {
        return encoding == TransferEncoding.IDENTITY ? body : Octets.of(first(body.length()));
    }
}
