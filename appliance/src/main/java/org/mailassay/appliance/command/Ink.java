package org.mailassay.appliance.command;

/// How text is shown at a terminal: in colours, if it has them, and nothing that others wrote (names, greetings, texts
/// of a message) as it stands, since it could steer the terminal.
final class Ink {
    static final String GREEN = "\u001B[32m";
    static final String YELLOW = "\u001B[33m";
    static final String RED = "\u001B[31m";
    static final String FAINT = "\u001B[2m";
    static final String BOLD = "\u001B[1m";

    /// Characters of a bar.
    static final int BAR = 20;

    private static final String PLAIN = "\u001B[0m";

    private final boolean coloured;

    /// @param coloured whether the terminal shows colours; NO_COLOR in the environment is respected
    Ink(boolean coloured) {
        this.coloured = coloured && System.getenv("NO_COLOR") == null;
    }

    String paint(String colour, String text) {
        return coloured && !text.isEmpty() ? colour + text + PLAIN : text;
    }

    /// A bar of which so much is filled, up to [#BAR].
    String bar(String colour, int filled) {
        return paint(colour, "█".repeat(filled)) + paint(FAINT, "░".repeat(BAR - filled));
    }

    /// The text without what could steer a terminal.
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
