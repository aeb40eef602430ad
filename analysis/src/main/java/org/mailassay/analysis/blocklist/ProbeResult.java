package org.mailassay.analysis.blocklist;

import java.util.Locale;

/// What the probe of a list came to.
///
/// @param zone of the list
/// @param kind of subjects for which it was probed
/// @param detail for a person, in a clause; empty for a working list
public record ProbeResult(String zone, SubjectKind kind, Verdict verdict, String detail) {
    /// How a list stands. Only a working one is used.
    public enum Verdict {
        /// What must be listed is, and what must not be is not.
        WORKING("works"),
        /// What must not be listed is.
        ANSWERS_FOR_EVERYTHING("lists what it must not, so it says nothing"),
        /// What must be listed is not.
        ANSWERS_NOTHING("does not list what it must, so it says nothing"),
        /// It does not serve this resolver.
        REFUSES("does not serve the resolver in use here"),
        /// The DNS gave no answer, or one that no list gives.
        UNREACHABLE("cannot be reached, or is no list any more");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /// For a person, in a clause.
        public String text() {
            return text;
        }

        /// As in JSON and in the store.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether the list may be used.
    public boolean isWorking() {
        return verdict == Verdict.WORKING;
    }
}
