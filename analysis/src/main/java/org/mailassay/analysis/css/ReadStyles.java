package org.mailassay.analysis.css;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What was read of style attributes, each once: a mail that is laid out by them has the same ones again and again. So
/// many
/// are kept.
public final class ReadStyles<T> {
    private static final int MOST_KEPT = 1_000;

    private final Function<String, T> reader;
    private final Map<String, T> kept = new HashMap<>();

    /// @param reader of one attribute's text
    public ReadStyles(Function<String, T> reader) {
        this.reader = reader;
    }

    /// What the reader makes of it.
    public T of(String css) {
        T known = kept.get(css);
        if (known != null) {
            return known;
        }
        T read = reader.apply(css);
        if (kept.size() < MOST_KEPT) {
            kept.put(css, read);
        }
        return read;
    }
}
