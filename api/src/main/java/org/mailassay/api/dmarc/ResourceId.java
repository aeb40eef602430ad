package org.mailassay.api.dmarc;

import java.util.OptionalLong;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Printable;
import org.mailassay.api.http.Problem;

/// Ids with a prefix that tells resources apart; the raw number works wherever an id does.
enum ResourceId {
    USER("usr_"),
    DOMAIN("ud_"),
    REPORT("rpt_"),
    TLS_REPORT("tlsr_"),
    FAILURE_REPORT("ruf_"),
    INTAKE("int_"),
    WEBHOOK("wh_"),
    DELIVERY("whd_"),
    ALERT("alr_");

    /// More digits than this do not fit a long for certain.
    private static final int MAXIMUM_DIGITS = 18;

    private final String prefix;

    ResourceId(String prefix) {
        this.prefix = prefix;
    }

    String text(long number) {
        return prefix + number;
    }

    /// The number of an id; empty when the text is none of this kind.
    OptionalLong parse(String text) {
        String digits = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        boolean number = !digits.isEmpty()
                && digits.length() <= MAXIMUM_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /// The id in the path. What is no id is the id of nothing.
    long inPath(Call call) {
        return parse(call.path("id")).orElseThrow(() -> Problem.notFound().refused());
    }

    /// The id in a parameter; empty when the parameter is not given.
    OptionalLong inQuery(Call call, String parameter) {
        return call.query()
                .text(parameter)
                .map(text -> OptionalLong.of(parse(text)
                        .orElseThrow(() -> Problem.badRequest(
                                        "The parameter \"" + parameter + "\" is no id: " + Printable.quoted(text) + ".")
                                .refused())))
                .orElseGet(OptionalLong::empty);
    }
}
