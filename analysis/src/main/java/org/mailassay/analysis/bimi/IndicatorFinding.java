package org.mailassay.analysis.bimi;

import org.mailassay.analysis.tags.Severity;

/// Something wrong or doubtful in an indicator, with its place.
///
/// @param reason why
/// @param text the same for a person, in a sentence
/// @param line the line in the document, from 1; 0 when the document as a whole is meant
/// @param column the column in that line, from 1; 0 when the document as a whole is meant
public record IndicatorFinding(IndicatorFault reason, String text, int line, int column) {
    static IndicatorFinding ofDocument(IndicatorFault reason, String text) {
        return new IndicatorFinding(reason, text, 0, 0);
    }

    /// Whether receivers refuse the indicator for it.
    public boolean isError() {
        return reason.severity() == Severity.ERROR;
    }
}
