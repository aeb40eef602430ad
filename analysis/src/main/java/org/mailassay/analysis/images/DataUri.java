package org.mailassay.analysis.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// A file within a URL (RFC 2397).
///
/// @param mediaType as declared, lower case without parameters
record DataUri(String mediaType, Octets octets) {
    static Optional<DataUri> of(String uri) {
        int comma = uri.indexOf(',');
        if (!uri.regionMatches(true, 0, "data:", 0, 5) || comma < 0) {
            return Optional.empty();
        }
        String head = uri.substring(5, comma).toLowerCase(Locale.ROOT).strip();
        int semicolon = head.indexOf(';');
        String type = semicolon < 0 ? head : head.substring(0, semicolon);
        byte[] written = percentDecoded(uri.substring(comma + 1));
        try {
            byte[] octets = head.endsWith(";base64") ? Base64.getMimeDecoder().decode(written) : written;
            return Optional.of(new DataUri(type.strip(), Octets.of(octets)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] percentDecoded(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            octets[length++] = low >= 0 ? (byte) (high << 4 | low) : octets[i];
            i += low >= 0 ? 2 : 0;
        }
        return Arrays.copyOf(octets, length);
    }
}
