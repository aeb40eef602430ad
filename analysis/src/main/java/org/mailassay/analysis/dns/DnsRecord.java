package org.mailassay.analysis.dns;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/// The data of one DNS record. Names are in presentation form, lower case, without the final dot; the root is
/// the empty string.
public sealed interface DnsRecord {
    /// An address of a host (A: RFC 1035, section 3.4.1; AAAA: RFC 3596, section 2.2).
    record Address(InetAddress address) implements DnsRecord {}

    /// A mail exchanger (RFC 1035, section 3.3.9); preference 0 with the empty name is a null MX (RFC 7505).
    record Mx(int preference, String exchange) implements DnsRecord {}

    /// Text (RFC 1035, section 3.3.14). Each char of a string is one octet (ISO-8859-1), so nothing is lost.
    record Txt(List<String> strings) implements DnsRecord {
        public Txt {
            strings = List.copyOf(strings);
        }

        public static Txt of(String text) {
            return new Txt(List.of(text));
        }

        /// The strings joined without spaces, as SPF, DKIM and DMARC read them (RFC 7208, section 3.3).
        public String joined() {
            return String.join("", strings);
        }
    }

    /// The name of an address (RFC 1035, section 3.3.12).
    record Ptr(String name) implements DnsRecord {}

    /// An alias (RFC 1035, section 3.3.1).
    record Cname(String name) implements DnsRecord {}

    /// A name server (RFC 1035, section 3.3.11).
    record Ns(String name) implements DnsRecord {}

    /// The start of a zone (RFC 1035, section 3.3.13).
    ///
    /// @param primary the name server that the zone's data came from first
    /// @param mailbox the address of the person in charge, as a domain name
    /// @param minimum how long a negative answer may be kept, in seconds (RFC 2308, section 4)
    record Soa(String primary, String mailbox, long serial, long refresh, long retry, long expire, long minimum)
            implements DnsRecord {}

    /// A TLSA record (RFC 6698, section 2.1).
    ///
    /// @param data the certificate association data in lower-case hexadecimal
    record Tlsa(int usage, int selector, int matchingType, String data) implements DnsRecord {}

    /// A certification authority authorization (RFC 8659, section 4.1).
    record Caa(int flags, String tag, String value) implements DnsRecord {}

    /// The data of any other type, as it was on the wire, in lower-case hexadecimal.
    record Other(RecordType type, String data) implements DnsRecord {
        public static Other of(RecordType type, byte[] data) {
            return new Other(type, HexFormat.of().formatHex(data));
        }
    }
}
