package org.mailassay.analysis.suffix;

/// The three kinds of rules of the list.
enum RuleKind {
    /// `co.uk`: the name is a public suffix.
    PLAIN("", 1),
    /// `*.ck`: every name one label below is a public suffix.
    WILDCARD("*.", 2),
    /// `!www.ck`: the name is none, whatever a wildcard says.
    EXCEPTION("!", 4);

    private final String prefix;
    private final int flag;

    RuleKind(String prefix, int flag) {
        this.prefix = prefix;
        this.flag = flag;
    }

    static RuleKind of(String rule) {
        if (rule.startsWith(WILDCARD.prefix)) {
            return WILDCARD;
        }
        return rule.startsWith(EXCEPTION.prefix) ? EXCEPTION : PLAIN;
    }

    String prefix() {
        return prefix;
    }

    /// A bit for rules of the ICANN section; the private section's is three bits higher.
    int flag(boolean isPrivate) {
        return isPrivate ? flag << 3 : flag;
    }

    /// Whether an entry with these flags has a rule of this kind in the section.
    boolean isIn(int flags, Section section) {
        return switch (section) {
            case ICANN -> (flags & flag) != 0;
            case ALL -> (flags & (flag | flag << 3)) != 0;
        };
    }
}
