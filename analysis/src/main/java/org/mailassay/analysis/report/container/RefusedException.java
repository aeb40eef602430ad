package org.mailassay.analysis.report.container;

import java.io.IOException;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.value.Values;

/// Carries a refusal out of streams and parsers, whose signatures leave no other way. It ends at the report reader,
/// which makes a value of it.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MAXIMUM_DETAIL = 500;

    private final RefusalReason reason;
    private final String detail;

    public RefusedException(RefusalReason reason, String detail) {
        super(reason.code());
        this.reason = reason;
        this.detail = printable(detail);
    }

    /// A field without which a report means nothing is not there.
    ///
    /// @param place where the reading stands, as text to begin with
    public static RefusedException missing(String place, String field) {
        return new RefusedException(RefusalReason.MISSING_FIELD, place + "no " + field);
    }

    /// A field's value cannot be stored.
    ///
    /// @param place where the reading stands, as text to begin with
    public static RefusedException badValue(String place, String field, String value) {
        return new RefusedException(RefusalReason.BAD_VALUE, "%s%s: %s".formatted(place, field, Values.cut(value)));
    }

    public Refusal refusal() {
        return new Refusal(reason, detail);
    }

    /// The detail quotes what a stranger sent, and is shown to a person: one line of printable chars, cut at the
    /// limit.
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(MAXIMUM_DETAIL / 2)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
