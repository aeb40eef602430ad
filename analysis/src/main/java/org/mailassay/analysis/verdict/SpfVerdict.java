package org.mailassay.analysis.verdict;

import java.util.Optional;
import org.mailassay.analysis.spf.SpfCheck;

/// What SPF says of the client that brought a message.
public sealed interface SpfVerdict {
    /// The client is known.
    ///
    /// @param mailFrom the check of the envelope sender, or of the HELO name where the reverse-path is null
    /// @param helo the check of the HELO name
    record Evaluated(SpfCheck mailFrom, SpfCheck helo) implements SpfVerdict {}

    /// The client is not known, so nothing can be said.
    record NotEvaluated(String reason) implements SpfVerdict {}

    /// The check of the envelope sender, where there is one.
    default Optional<SpfCheck> mailFromCheck() {
        return switch (this) {
            case Evaluated evaluated -> Optional.of(evaluated.mailFrom());
            case NotEvaluated _ -> Optional.empty();
        };
    }
}
