package org.mailassay.analysis.spf;

import java.util.Optional;

/// What a directive says of the client when its mechanism matches (RFC 7208, section 4.6.2).
public enum Qualifier {
    PASS('+'),
    FAIL('-'),
    SOFTFAIL('~'),
    NEUTRAL('?');

    private final char sign;

    Qualifier(char sign) {
        this.sign = sign;
    }

    /// How a record writes it.
    public char sign() {
        return sign;
    }

    static Optional<Qualifier> of(char sign) {
        return switch (sign) {
            case '+' -> Optional.of(PASS);
            case '-' -> Optional.of(FAIL);
            case '~' -> Optional.of(SOFTFAIL);
            case '?' -> Optional.of(NEUTRAL);
            default -> Optional.empty();
        };
    }
}
