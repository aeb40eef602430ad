package org.mailassay.analysis.spf;

/// Leaves the parsing of one term at its error; never seen outside this package.
final class TermSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    TermSyntaxException(int offset, String reason) {
        super(reason, null, false, false);
        this.offset = offset;
    }

    /// Where in the term, from 0.
    int offset() {
        return offset;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
