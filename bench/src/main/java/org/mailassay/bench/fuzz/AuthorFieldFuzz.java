package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.dmarc.AuthorDomain;

/// Fuzzes the From field (RFC 5322, section 3.4).
public final class AuthorFieldFuzz {
    private AuthorFieldFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(AuthorFieldFuzz.class, AuthorFieldFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        AuthorDomain author = AuthorDomain.ofField(new String(data, StandardCharsets.ISO_8859_1));
        if (author instanceof AuthorDomain.One one && one.domain().text().isEmpty()) {
            throw new IllegalStateException("the root as an author");
        }
    }
}
