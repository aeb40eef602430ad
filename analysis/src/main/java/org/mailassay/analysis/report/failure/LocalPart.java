package org.mailassay.analysis.report.failure;

/// What stands before an at sign: words, dots, quoted strings and comments (RFC 5322, sections 3.4.1 and 4.4), read
/// from right to left.
///
/// @param from where it begins; as `to`, if there is none
/// @param to where it ends, the blanks left out that folding leaves there
/// @param quoteIsOpen whether it is a quoted string that begins before what was to be looked at
record LocalPart(int from, int to, boolean quoteIsOpen) {
    private static final String CLOSING = ")]>\"";

    /// @param at where the at sign is
    /// @param barrier beyond which nothing is looked at
    /// @param goesFurther whether it may begin before that
    static LocalPart before(String text, int at, int barrier, boolean goesFurther) {
        int to = at;
        while (to > barrier && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return new Reading(text, barrier, to).read(goesFurther);
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static final class Reading {
        private final String text;
        private final int barrier;
        private final int to;
        private int from;
        private int comments;
        private boolean quoted;

        Reading(String text, int barrier, int to) {
            this.text = text;
            this.barrier = barrier;
            this.to = to;
            this.from = to;
        }

        LocalPart read(boolean goesFurther) {
            while (from > barrier && goesOn(text.charAt(from - 1))) {
                from--;
            }
            boolean quoteIsOpen = quoted && goesFurther;
            if (from == to || comments > 0 || (quoted && !quoteIsOpen)) {
                return new LocalPart(withoutNesting(), to, false);
            }
            return new LocalPart(from, to, quoteIsOpen);
        }

        /// Whether a char is a piece of it, given that all behind it are.
        private boolean goesOn(char c) {
            if (quoted) {
                quoted = c != '"' || escaped();
                return true;
            }
            if (c == ')') {
                comments++;
                return true;
            }
            if (comments > 0) {
                comments -= c == '(' ? 1 : 0;
                return true;
            }
            if (c == '"' && (from == to || ".(".indexOf(text.charAt(from)) >= 0)) {
                quoted = true;
                return true;
            }
            return isLocal(c) || (isBlank(c) && from < to && (escaped() || ".(".indexOf(text.charAt(from)) >= 0));
        }

        /// Whether there is an odd number of backslashes before the char that is looked at.
        private boolean escaped() {
            int begin = from - 1;
            while (begin > barrier && text.charAt(begin - 1) == '\\') {
                begin--;
            }
            return (from - 1 - begin) % 2 == 1;
        }

        /// What closes and was never opened is a piece of it, and then the word before that.
        private int withoutNesting() {
            int begin = to;
            while (begin > barrier && CLOSING.indexOf(text.charAt(begin - 1)) >= 0) {
                begin--;
            }
            while (begin > barrier && isLocal(text.charAt(begin - 1))) {
                begin--;
            }
            return begin;
        }

        private static boolean isLocal(char c) {
            return !isBlank(c) && "<>()[],;:\"".indexOf(c) < 0;
        }
    }
}
