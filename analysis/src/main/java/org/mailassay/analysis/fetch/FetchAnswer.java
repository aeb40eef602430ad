package org.mailassay.analysis.fetch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// What came of fetching.
public sealed interface FetchAnswer {
    /// The redirects that were followed before.
    List<Hop> redirects();

    /// A server answered, with whatever status.
    ///
    /// @param url the last one asked
    /// @param status of HTTP
    /// @param contentType as declared; empty when not
    /// @param declaredLength of the body as declared; -1 when not
    /// @param body cut at what was asked for
    /// @param cut whether there was more
    /// @param certificate of the last server, over HTTPS
    record Fetched(
            String url,
            int status,
            List<Hop> redirects,
            String contentType,
            long declaredLength,
            Octets body,
            boolean cut,
            Optional<Certificate> certificate)
            implements FetchAnswer {
        public Fetched {
            redirects = List.copyOf(redirects);
        }
    }

    /// It was not asked for, since asking could do harm or leads nowhere.
    ///
    /// @param detail the same for a person, in a clause
    record Refused(Reason reason, String detail, List<Hop> redirects) implements FetchAnswer {
        public Refused {
            redirects = List.copyOf(redirects);
        }
    }

    /// No server answered.
    ///
    /// @param detail the same for a person, in a clause
    record Failed(Cause cause, String detail, List<Hop> redirects) implements FetchAnswer {
        public Failed {
            redirects = List.copyOf(redirects);
        }
    }

    /// One redirect (RFC 9110, section 15.4).
    ///
    /// @param url that redirected
    /// @param status with which
    record Hop(String url, int status) {}

    /// What is known of a server's certificate, which was found valid.
    record Certificate(String issuer, Instant expires) {}

    /// Why it was not asked for.
    enum Reason {
        /// Not a URL, or one without a host.
        NOT_A_URL,
        /// Neither http nor https.
        SCHEME,
        /// Neither 80 nor 443.
        PORT,
        /// The URL carries a user name or a password.
        CREDENTIALS,
        /// An address that is not of the public Internet.
        NOT_PUBLIC,
        /// A name that has such an address here. Others may see another: an office's DNS often answers for its own site
        /// with an address of the office.
        NAME_NOT_PUBLIC,
        /// More redirects than are followed, or a circle of them.
        TOO_MANY_REDIRECTS
    }

    /// Why no server answered.
    enum Cause {
        /// The name has no address. The DNS said so.
        NO_ADDRESS,
        /// Whether the name has an address is not known.
        DNS,
        /// No connection could be made, or it broke.
        UNREACHABLE,
        /// It took too long.
        TIMEOUT,
        /// The server's certificate does not hold.
        BAD_CERTIFICATE,
        /// What was answered is not HTTP.
        BAD_ANSWER,
        /// Nothing is fetched at all, or no more for this message.
        SWITCHED_OFF
    }
}
