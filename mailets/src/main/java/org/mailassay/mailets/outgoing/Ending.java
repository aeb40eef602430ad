package org.mailassay.mailets.outgoing;

/// What trying one host, or looking for one, came to.
///
/// @param code of the host's reply; 0 when there was none
/// @param status RFC 3463
/// @param text the reply as it was, or in our words what went wrong
record Ending(Verdict verdict, Stage stage, int code, String status, String text) {
    /// What it means for the mail.
    enum Verdict {
        /// The host has taken it over.
        DELIVERED,
        /// No host will take it.
        BOUNCED,
        /// The host wants to be asked again later.
        DEFERRED,
        /// This host cannot be used now, another may.
        NEXT_HOST,
        /// TLS was not demanded and did not come about: the same host may be used without.
        WITHOUT_TLS
    }

    /// An ending that no reply brought about.
    static Ending of(Verdict verdict, Stage stage, String status, String text) {
        return new Ending(verdict, stage, 0, status, text);
    }

    /// An ending by a reply.
    static Ending of(Verdict verdict, Stage stage, Reply reply) {
        return new Ending(verdict, stage, reply.code(), reply.status(), reply.text());
    }
}
