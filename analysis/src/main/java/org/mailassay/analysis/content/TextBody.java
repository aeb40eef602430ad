package org.mailassay.analysis.content;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimePart;

/// A part as text.
///
/// @param part where it stands
/// @param text decoded; what is no text in its charset is U+FFFD
/// @param size of the whole part without its transfer encoding, in octets
/// @param charset the declared name; empty when none is
/// @param charsetKnown whether it was decoded by what was declared; else it was read as UTF-8
/// @param cut whether there is more than is looked at
public record TextBody(MimePart part, String text, int size, String charset, boolean charsetKnown, boolean cut) {
    /// Octets of a text that are looked at. Gmail shows a tenth of a megabyte.
    public static final int MOST_OCTETS = 1 << 20;

    static TextBody of(MimePart part) {
        Octets octets = part.decodedFirst(MOST_OCTETS);
        long size = octets.length() < MOST_OCTETS ? octets.length() : part.decodedLength();
        String declared = part.contentType().get("charset").strip();
        Charset charset = StandardCharsets.UTF_8;
        boolean known = true;
        try {
            charset = declared.isEmpty() ? charset : Charset.forName(declared);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            known = false;
        }
        String text = new String(octets.toByteArray(), charset);
        return new TextBody(part, text, (int) size, declared, known, size > MOST_OCTETS);
    }
}
