package org.mailassay.analysis.arc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number that says which set a field belongs to (RFC 8617, section 4.2.1).
final class InstanceTag {
    /// In ARC-Authentication-Results the instance comes first (RFC 8617, section 4.1.1). Comments around it,
    /// which the grammar allows and nobody writes, are not read. The quantifiers give nothing back, so the time
    /// is linear.
    private static final Pattern AUTHENTICATION_RESULTS =
            Pattern.compile("i[ \\t]*+=[ \\t]*+([0-9]++)[ \\t]*+;.*+", Pattern.DOTALL);

    private InstanceTag() {}

    /// The instance that an ARC-Authentication-Results value begins with.
    static Optional<String> ofAuthenticationResults(String value) {
        Matcher matcher = AUTHENTICATION_RESULTS.matcher(value);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The number from 1 to 50 in one or two digits (RFC 8617, section 3.9).
    static Optional<Integer> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= 1 && number <= ArcSets.MOST_SETS)
                : Optional.empty();
    }
}
