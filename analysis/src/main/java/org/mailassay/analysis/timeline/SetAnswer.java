package org.mailassay.analysis.timeline;

import org.mailassay.analysis.dns.DnsAnswer;

/// How a record set stands at one look.
public sealed interface SetAnswer {
    /// It is there.
    ///
    /// @param value the whole set in canonical order, so that equal sets are equal texts
    record Found(String value) implements SetAnswer {}

    /// The DNS says that there is none (NXDOMAIN or no data; RFC 2308, section 2).
    record Absent() implements SetAnswer {}

    /// No answer was had, so nothing is known: never taken for absence.
    ///
    /// @param detail what went wrong, for a person
    record Unknown(String detail) implements SetAnswer {
        static Unknown of(DnsAnswer.Failed failed) {
            return new Unknown(failed.detail());
        }
    }
}
