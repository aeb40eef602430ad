package org.mailassay.analysis.dkim;

import java.util.stream.Collectors;

/// A result in the words of the tables.
final class ShortForm {
    private ShortForm() {}

    /// `pass`, `pass:10` with unsigned octets, `fail:BODY_HASH`, `policy:SHA1+EXPIRED`.
    static String of(DkimResult result) {
        return switch (result) {
            case DkimResult.Pass(long unsigned) -> unsigned == 0 ? "pass" : "pass:" + unsigned;
            case DkimResult.Fail fail -> "fail:" + fail.reason();
            case DkimResult.Neutral neutral -> "neutral:" + neutral.reason();
            case DkimResult.Policy policy ->
                "policy:" + policy.reasons().stream().map(Enum::name).collect(Collectors.joining("+"));
            case DkimResult.TempError error -> "temperror:" + error.cause();
            case DkimResult.PermError error -> "permerror:" + error.reason();
        };
    }
}
