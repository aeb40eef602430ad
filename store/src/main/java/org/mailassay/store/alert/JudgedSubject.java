package org.mailassay.store.alert;

import java.util.List;
import org.mailassay.analysis.alert.AlertTurn;

/// What rules came to.
///
/// @param turns at least one
public record JudgedSubject(AlertSubject subject, List<AlertTurn> turns) {
    public JudgedSubject {
        turns = List.copyOf(turns);
    }
}
