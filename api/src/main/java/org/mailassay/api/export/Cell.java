package org.mailassay.api.export;

import java.util.List;

/// What stands in a row under a column.
sealed interface Cell {
    /// Words from inside or outside; empty when there are none.
    record Text(String text) implements Cell {}

    /// Several of them, in their order.
    record Texts(List<String> texts) implements Cell {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    record Whole(long number) implements Cell {}

    record Decimal(double number) implements Cell {}

    /// There is no number.
    record Nothing() implements Cell {}
}
