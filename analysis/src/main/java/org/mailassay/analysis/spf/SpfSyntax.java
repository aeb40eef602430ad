package org.mailassay.analysis.spf;

import java.util.List;

/// What came of reading a record. A broken record has no meaning: any error anywhere in it makes its result permerror
/// (RFC 7208, section 4.6).
public sealed interface SpfSyntax {
    /// The record follows the grammar.
    record Correct(SpfRecord policy) implements SpfSyntax {}

    /// It does not.
    ///
    /// @param readable the terms that could be read, for showing what was meant
    /// @param errors the errors in the order of their places, the first fifty; never empty
    record Broken(SpfRecord readable, List<SpfSyntaxError> errors) implements SpfSyntax {
        public Broken {
            errors = List.copyOf(errors);
        }
    }
}
