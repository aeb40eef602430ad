package org.mailassay.analysis.report.container;

import java.util.Locale;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.FileName;
import org.mailassay.analysis.mime.Parameters;
import org.mailassay.analysis.mime.TransferEncoding;

/// What the header of a message or MIME part says about its body (RFC 2045, RFC 2183). All of it is a claim: the
/// octets of the body decide.
///
/// @param mediaType lower case without parameters; `text/plain` when not given
/// @param boundary of a multipart; empty when not given
/// @param encoding as declared
/// @param name the file name, at most 255 chars; empty when not given
/// @param body where the body starts in the octets
record PartHeader(String mediaType, String boundary, TransferEncoding encoding, String name, int body) {
    private static final int MAXIMUM_VALUE = 8192;
    private static final int MAXIMUM_NAME = 40;
    private static final int MAXIMUM_FILE_NAME = 255;

    /// Reads the header that starts at an offset; one that does not end by a blank line ends with the octets.
    static PartHeader read(Octets octets, int from, int to) {
        return new Scan(octets, from, to).header();
    }

    boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    boolean isMessage() {
        return mediaType.equals("message/rfc822") || mediaType.equals("message/global");
    }

    /// Goes over the lines once, keeping the three fields that matter.
    private static final class Scan {
        private final Octets octets;
        private final int to;
        private int next;
        private StringBuilder current = new StringBuilder();
        private final StringBuilder contentType = new StringBuilder();
        private final StringBuilder transferEncoding = new StringBuilder();
        private final StringBuilder disposition = new StringBuilder();
        private final StringBuilder ignored = new StringBuilder();

        Scan(Octets octets, int from, int to) {
            this.octets = octets;
            this.to = to;
            this.next = from;
        }

        PartHeader header() {
            while (next < to && !atBody()) {
                int end = lineEnd();
                if (isBlank(octets.at(next))) {
                    append(next, end);
                } else {
                    field(end);
                }
            }
            Parameters type = Parameters.of(contentType.toString());
            String name = Parameters.of(disposition.toString()).get("filename");
            return new PartHeader(
                    type.value().isEmpty() ? "text/plain" : type.value(),
                    type.get("boundary"),
                    TransferEncoding.named(transferEncoding.toString()),
                    fileName(name.isEmpty() ? type.get("name") : name),
                    next);
        }

        /// A blank line ends the header. So does a line that can only be a report's first one: some reporters leave
        /// the blank line out.
        private boolean atBody() {
            int at = next;
            byte first = octets.at(at);
            if (first == '\r' && at + 1 < to && octets.at(at + 1) == '\n') {
                next = at + 2;
                return true;
            }
            if (first == '\n') {
                next = at + 1;
                return true;
            }
            return first == '<' || first == '{';
        }

        /// Moves to the next line; answers where the content of this one ends.
        private int lineEnd() {
            int at = next;
            while (at < to && octets.at(at) != '\n') {
                at++;
            }
            return at;
        }

        private void field(int end) {
            int colon = next;
            while (colon < end && colon - next <= MAXIMUM_NAME && octets.at(colon) != ':') {
                colon++;
            }
            boolean found = colon < end && octets.at(colon) == ':' && (octets.at(next) | 0x20) == 'c';
            current = found ? kept(octets.slice(next, colon).latin1()) : ignored;
            append(found ? colon + 1 : next, end);
        }

        /// The three fields begin with the same letter. The name is taken without hyphens and white space, so that
        /// `ContentType` is found too. The first of
        /// several equal fields counts.
        private StringBuilder kept(String name) {
            StringBuilder letters = new StringBuilder(name.length());
            name.chars().filter(c -> c > ' ' && c != '-' && c != '_').forEach(c -> letters.append((char) c));
            StringBuilder field = switch (letters.toString().toLowerCase(Locale.ROOT)) {
                case "contenttype" -> contentType;
                case "contenttransferencoding", "contentencoding" -> transferEncoding;
                case "contentdisposition" -> disposition;
                default -> ignored;
            };
            return field.isEmpty() ? field : ignored;
        }

        private void append(int start, int end) {
            int room = MAXIMUM_VALUE - current.length();
            if (current != ignored && room > 0) {
                current.append(octets.slice(start, Math.min(end, start + room)).latin1());
            }
            next = Math.min(end + 1, to);
        }

        private static boolean isBlank(byte octet) {
            return octet == ' ' || octet == '\t';
        }

        private static String fileName(String raw) {
            String shown = FileName.decode(raw);
            return shown.length() > MAXIMUM_FILE_NAME ? shown.substring(0, MAXIMUM_FILE_NAME) : shown;
        }
    }
}
