package org.mailassay.analysis.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.message.Octets;

/// Reads the encoded words of a header field (RFC 2047) in one pass, whatever the text.
public final class EncodedWords {
    /// RFC 2047, section 2.
    private static final int LONGEST_WORD = 75;

    private static final int LONGEST_CHARSET = 60;
    private static final int MOST_CHARSETS = 20;

    private final String text;
    private final StringBuilder decoded = new StringBuilder();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final Map<String, Charset> charsets = new HashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Charset charset = StandardCharsets.UTF_8;
    private int nextEnd = -1;

    private EncodedWords(String text) {
        this.text = text;
    }

    /// What an encoded word has that it may not have.
    public enum Fault {
        /// No end, no known encoding letter, or white space within (RFC 2047, section 2).
        MALFORMED,
        /// More than 75 characters (RFC 2047, section 2).
        TOO_LONG,
        /// A charset that has no meaning here.
        UNKNOWN_CHARSET,
        /// Octets that are no text in the charset, or no base64.
        NOT_DECODABLE
    }

    /// A field's text for a person.
    ///
    /// @param text without control characters
    /// @param faults of its encoded words, each kind once
    public record Decoded(String text, List<Fault> faults) {
        public Decoded {
            faults = List.copyOf(faults);
        }
    }

    /// Reads a field's value, unfolded, one char for each octet. What stands outside of encoded words is UTF-8.
    public static Decoded read(String latin1) {
        EncodedWords words = new EncodedWords(latin1);
        words.read();
        return new Decoded(printable(words.decoded), new ArrayList<>(words.faults));
    }

    /// The text alone.
    public static String decode(String latin1) {
        return read(latin1).text();
    }

    private void read() {
        int literal = 0;
        int at = 0;
        boolean afterWord = false;
        for (int start = text.indexOf("=?"); start >= 0; start = text.indexOf("=?", at)) {
            int end = wordEnd(start);
            if (end < 0) {
                at = start + 2;
                continue;
            }
            // White space between two encoded words is not shown (RFC 2047, section 6.2).
            String between = text.substring(literal, start);
            if (!afterWord || !between.isBlank()) {
                flush();
                decoded.append(utf8(between));
            }
            word(start, end);
            afterWord = true;
            at = end;
            literal = end;
        }
        flush();
        decoded.append(utf8(text.substring(literal)));
    }

    /// Where the word that starts here ends; -1 when none does.
    private int wordEnd(int start) {
        int encoding = text.indexOf('?', start + 2) + 1;
        if (encoding < start + 4 || encoding - start > LONGEST_CHARSET || encoding + 1 >= text.length()) {
            return -1;
        }
        if (text.charAt(encoding + 1) != '?' || text.substring(start, encoding).indexOf(' ') >= 0) {
            return -1;
        }
        int content = encoding + 2;
        if (nextEnd < content) {
            nextEnd = text.indexOf("?=", content);
            nextEnd = nextEnd < 0 ? Integer.MAX_VALUE : nextEnd;
        }
        if (nextEnd == Integer.MAX_VALUE) {
            faults.add(Fault.MALFORMED);
            return -1;
        }
        return nextEnd + 2;
    }

    private void word(int start, int end) {
        int encoding = text.indexOf('?', start + 2) + 1;
        String content = text.substring(encoding + 2, end - 2);
        if (end - start > LONGEST_WORD) {
            faults.add(Fault.TOO_LONG);
        }
        if (content.chars().anyMatch(c -> c <= ' ' || c == '?')) {
            faults.add(Fault.MALFORMED);
        }
        String name = text.substring(start + 2, encoding - 1);
        // A language may follow (RFC 2231, section 5).
        Charset named = charset(name.indexOf('*') < 0 ? name : name.substring(0, name.indexOf('*')));
        if (!named.equals(charset)) {
            flush();
            charset = named;
        }
        switch (text.charAt(encoding)) {
            case 'b', 'B' -> base64(content);
            case 'q', 'Q' -> quoted(content);
            default -> {
                faults.add(Fault.MALFORMED);
                pending.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /// Looking for a charset that does not exist takes long, so a text may try only some names.
    private Charset charset(String name) {
        return charsets.size() < MOST_CHARSETS
                ? charsets.computeIfAbsent(name, this::lookUp)
                : charsets.getOrDefault(name, StandardCharsets.UTF_8);
    }

    private Charset lookUp(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            faults.add(Fault.UNKNOWN_CHARSET);
            return StandardCharsets.UTF_8;
        }
    }

    private void base64(String content) {
        byte[] octets = content.getBytes(StandardCharsets.ISO_8859_1);
        try {
            pending.writeBytes(Base64.getDecoder().decode(octets));
        } catch (IllegalArgumentException broken) {
            faults.add(Fault.NOT_DECODABLE);
            pending.writeBytes(TransferEncoding.BASE64.decodeFirst(Octets.of(octets), octets.length));
        }
    }

    /// RFC 2047, section 4.2.
    private void quoted(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int high = c == '=' && i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(content.charAt(i + 2), 16);
            if (low >= 0) {
                pending.write(high << 4 | low);
                i += 2;
            } else {
                if (c == '=') {
                    faults.add(Fault.NOT_DECODABLE);
                }
                pending.write(c == '_' ? ' ' : c);
            }
        }
    }

    /// Words of one charset are decoded together, since senders break characters between them.
    private void flush() {
        byte[] octets = pending.toByteArray();
        pending.reset();
        try {
            decoded.append(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets)));
        } catch (CharacterCodingException broken) {
            faults.add(Fault.NOT_DECODABLE);
            decoded.append(new String(octets, charset));
        }
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String printable(CharSequence text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c))
                .forEach(printable::appendCodePoint);
        return printable.toString().strip();
    }
}
