package org.mailassay.analysis.signature;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

/// The Autocrypt field, by which a mail program sends its user's key along (Autocrypt 1.1, section 2.1).
final class AutocryptField {
    private AutocryptField() {}

    /// The key for an address; empty unless there is exactly one field for it.
    static Optional<PgpKey> key(HeaderFields header, String address) {
        return header.named("Autocrypt").size() == 1
                ? header.first("Autocrypt").map(HeaderField::value).flatMap(value -> key(value, address))
                : Optional.empty();
    }

    private static Optional<PgpKey> key(String value, String address) {
        String owner = "";
        String data = "";
        for (String attribute : value.split(";", -1)) {
            int equals = attribute.indexOf('=');
            String name =
                    equals < 0 ? "" : attribute.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "addr" -> owner = attribute.substring(equals + 1).strip();
                case "keydata" -> data = attribute.substring(equals + 1);
                default -> {
                    // Other attributes do not matter for a signature.
                }
            }
        }
        if (!owner.equalsIgnoreCase(address) || data.length() > 2 * PgpKey.LARGEST) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getMimeDecoder().decode(data);
            return PgpKey.read(Octets.of(octets), PgpKey.Source.AUTOCRYPT);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
