package org.mailassay.bench.fuzz;

import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;

/// Fuzzes the header section (RFC 5322, section 2.2): every field is found by its name, none has a line end in its
/// value, and with the body there are no more octets than in the message.
public final class HeaderFuzz {
    private HeaderFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(HeaderFuzz.class, HeaderFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        Octets message = LineEndings.canonical(Octets.of(data));
        HeaderFields header = HeaderFields.of(message);
        long octets = header.body().length();
        for (HeaderField field : header.all()) {
            octets += field.octets().length();
            if (field.name().isEmpty() || field.value().indexOf('\n') >= 0) {
                throw new IllegalStateException("a field without a name, or with a line end: " + field);
            }
            if (!header.named(field.name()).contains(field)) {
                throw new IllegalStateException("a field that its name does not find: " + field.name());
            }
        }
        if (octets > message.length()) {
            throw new IllegalStateException("more octets in the fields than in the message");
        }
    }
}
