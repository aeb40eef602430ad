package org.mailassay.analysis.mime;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// The file name of a part as a person reads it.
public final class FileName {
    private FileName() {}

    /// Undoes encoded words (RFC 2047), which senders use in parameters although that RFC forbids it, raw UTF-8, and
    /// whatever cannot be printed.
    public static String decode(String latin1) {
        String text = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (text.contains("=?")) {
            text = DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(printable::appendCodePoint);
        return printable.toString().strip();
    }
}
