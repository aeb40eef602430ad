package org.mailassay.mailets.spool;

import java.time.Duration;

/// Hears what became of mails, and how long it took; on the threads that work on them.
@FunctionalInterface
public interface PipelineListener {
    /// What became of a mail this time.
    enum Outcome {
        /// It was worked on to its end.
        DONE,
        /// It could not be processed, and stays where a person can look at it.
        SET_ASIDE,
        /// The database was away, or something else: it is tried again.
        PUT_OFF
    }

    /// A mail is off this node's hands.
    ///
    /// @param pipeline the processor that the mail was for: `report`, `scan`, `postmaster`
    void ended(String pipeline, Outcome outcome, Duration took);

    /// One that does not listen.
    static PipelineListener none() {
        return (_, _, _) -> {};
    }
}
