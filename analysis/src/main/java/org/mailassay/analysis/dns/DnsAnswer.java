package org.mailassay.analysis.dns;

import java.time.Duration;
import java.util.List;

/// What the DNS said to one question. A switch over it needs no default.
public sealed interface DnsAnswer {
    /// Whether the answer, or the proof that there is none, was validated.
    Security security();

    /// The record set exists and holds at least one record of the type asked for.
    ///
    /// @param records the records of the asked type, in the order received; never empty
    /// @param aliases the names that CNAME records led through, in order; empty when there was none
    /// @param timeToLive the smallest TTL of the records and of the aliases on the way (RFC 2181, section 8)
    record Found(List<DnsRecord> records, List<String> aliases, Duration timeToLive, Security security)
            implements DnsAnswer {
        public Found {
            if (records.isEmpty()) {
                throw new IllegalArgumentException("a found record set holds at least one record");
            }
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
        }

        /// The records as one kind; records of other kinds are left out.
        public <R extends DnsRecord> List<R> as(Class<R> kind) {
            return records.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /// The name does not exist (RCODE 3, NXDOMAIN).
    record NoSuchName(Security security) implements DnsAnswer {}

    /// The name exists but has no record of the asked type (NOERROR without data; RFC 2308, section 2.2).
    record NoData(Security security) implements DnsAnswer {}

    /// No answer was had, so nothing is known: never to be taken for absence.
    ///
    /// @param cause what went wrong
    /// @param detail the same for a person, without secrets
    record Failed(Cause cause, String detail) implements DnsAnswer {
        @Override
        public Security security() {
            return cause == Cause.BOGUS ? Security.BOGUS : Security.INDETERMINATE;
        }
    }

    /// Why no answer was had.
    enum Cause {
        /// Nobody answered in time.
        TIMEOUT,
        /// The resolver answered SERVFAIL (RCODE 2).
        SERVER_FAILURE,
        /// The resolver answered REFUSED (RCODE 5).
        REFUSED,
        /// DNSSEC validation failed here or at a validating resolver that said so (RFC 8914, code 6).
        BOGUS,
        /// The question cannot be asked: the name is not a domain name (RFC 1035, section 2.3.4).
        BAD_NAME,
        /// The answer could not be read, or another failure.
        OTHER
    }
}
