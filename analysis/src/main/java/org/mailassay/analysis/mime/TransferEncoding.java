package org.mailassay.analysis.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.mailassay.analysis.message.Octets;

/// How a MIME part's octets were made fit for mail (RFC 2045, section 6).
public enum TransferEncoding {
    /// 7bit, 8bit, binary, and whatever has a name that is not known.
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE,
    UUENCODE;

    /// The encoding that a Content-Transfer-Encoding field names.
    public static TransferEncoding named(String field) {
        String name = field.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64")) {
            return BASE64;
        }
        if (name.startsWith("quoted-printable")) {
            return QUOTED_PRINTABLE;
        }
        return name.contains("uue") ? UUENCODE : IDENTITY;
    }

    /// The octets without the encoding.
    public InputStream decode(Octets encoded) {
        return switch (this) {
            case IDENTITY -> encoded.open();
            case BASE64 -> new Base64Stream(encoded.open());
            case QUOTED_PRINTABLE -> new QuotedPrintableStream(encoded);
            case UUENCODE -> new UuencodeStream(encoded);
        };
    }

    /// At most so many of the first octets without the encoding.
    public byte[] decodeFirst(Octets encoded, int most) {
        try (InputStream content = decode(encoded)) {
            return content.readNBytes(most);
        } catch (IOException impossible) {
            throw new UncheckedIOException("octets in memory cannot fail to be read", impossible);
        }
    }
}
