package org.mailassay.mailets.testing;

import java.util.List;

/// An answer of a server.
///
/// @param lines without the code
public record SmtpReply(int code, List<String> lines) {
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return code + " " + String.join(" | ", lines);
    }
}
