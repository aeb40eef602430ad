package org.mailassay.analysis.blocklist;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// What lists are asked about.
public sealed interface Subject {
    /// What it is in the message, `address`, `from`, `link`.
    String role();

    /// For a person.
    String text();

    /// Of which kind it is.
    SubjectKind kind();

    /// What stands for it in front of the zone of a list.
    String entry(Blocklist list);

    /// The address of the client.
    record Address(InetAddress address) implements Subject {
        @Override
        public String role() {
            return "address";
        }

        @Override
        public String text() {
            return IpAddressText.format(address);
        }

        @Override
        public SubjectKind kind() {
            return address instanceof Inet4Address ? SubjectKind.IP4 : SubjectKind.IP6;
        }

        /// Octets, or for IPv6 nibbles, from the last to the first (RFC 5782, sections 2.1 and 2.4).
        @Override
        public String entry(Blocklist list) {
            return ReverseLookup.reversed(address);
        }
    }

    /// The address that a link leads to.
    record LinkAddress(InetAddress address) implements Subject {
        @Override
        public String role() {
            return "link";
        }

        @Override
        public String text() {
            return IpAddressText.format(address);
        }

        @Override
        public SubjectKind kind() {
            return SubjectKind.URL;
        }

        /// Lists of what links lead to have addresses in the form of RFC 5782, section 2.1, too.
        @Override
        public String entry(Blocklist list) {
            return ReverseLookup.reversed(address);
        }
    }

    /// A domain.
    ///
    /// @param host as it stands in the message
    /// @param registered what somebody registered of it
    record Domain(String role, DomainName host, DomainName registered) implements Subject {
        /// A domain that somebody can have registered; empty for a public suffix and for an address written out.
        static Optional<Subject> of(String role, DomainName host) {
            return IpAddressText.parse(host.text()).isPresent()
                    ? Optional.empty()
                    : PublicSuffixes.bundled()
                            .registrableDomain(host)
                            .map(registered -> new Domain(role, host, registered));
        }

        @Override
        public String text() {
            return host.text();
        }

        @Override
        public SubjectKind kind() {
            return SubjectKind.DOMAIN;
        }

        /// The domain itself (RFC 5782, section 3), in the form that the list wants.
        @Override
        public String entry(Blocklist list) {
            return switch (list.form()) {
                case HOST -> host.text();
                case ORGANIZATIONAL -> registered.text();
            };
        }
    }
}
