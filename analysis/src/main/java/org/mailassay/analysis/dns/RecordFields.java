package org.mailassay.analysis.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The data of one record as texts: its fields in the order in which a master file has them (RFC 1035, section 5.1),
/// or one text with spaces between the fields. Zone files and recordings hold records so.
///
/// Reading throws [IllegalArgumentException] with the reason for a person; who reads knows the place.
final class RecordFields {
    private final List<String> strings;

    private RecordFields(List<String> strings) {
        this.strings = strings;
    }

    static DnsRecord read(RecordType type, List<String> strings) {
        return new RecordFields(strings).read(type);
    }

    /// The fields of a record of this type, as [#read(RecordType, List)] takes them.
    static List<String> write(RecordType type, DnsRecord written) {
        return switch (written) {
            // Java holds an IPv4-mapped AAAA record as an IPv4 address.
            case DnsRecord.Address host ->
                List.of((type == RecordType.AAAA && host.address() instanceof Inet4Address ? "::ffff:" : "")
                        + IpAddressText.format(host.address()));
            case DnsRecord.Ns server -> List.of(server.name());
            case DnsRecord.Cname alias -> List.of(alias.name());
            case DnsRecord.Ptr pointer -> List.of(pointer.name());
            case DnsRecord.Mx mx -> texts(mx.preference(), mx.exchange());
            case DnsRecord.Txt text -> text.strings();
            case DnsRecord.Soa soa ->
                texts(
                        soa.primary(),
                        soa.mailbox(),
                        soa.serial(),
                        soa.refresh(),
                        soa.retry(),
                        soa.expire(),
                        soa.minimum());
            case DnsRecord.Tlsa tlsa -> texts(tlsa.usage(), tlsa.selector(), tlsa.matchingType(), tlsa.data());
            case DnsRecord.Caa caa -> texts(caa.flags(), caa.tag(), caa.value());
            case DnsRecord.Other other -> List.of(other.data());
        };
    }

    private static List<String> texts(Object... fields) {
        return Stream.of(fields).map(Object::toString).toList();
    }

    private DnsRecord read(RecordType type) {
        return switch (type) {
            case A -> new DnsRecord.Address(address(IpAddressText.ip4(only()), "an IPv4 address"));
            case AAAA -> new DnsRecord.Address(address(IpAddressText.ip6(only()), "an IPv6 address"));
            case NS -> new DnsRecord.Ns(name(only()));
            case CNAME -> new DnsRecord.Cname(name(only()));
            case PTR -> new DnsRecord.Ptr(name(only()));
            case MX -> {
                List<String> fields = strings.size() == 2 ? strings : fields(2);
                yield new DnsRecord.Mx((int) number(fields.get(0), 0xFFFF), name(fields.get(1)));
            }
            case TXT, SPF ->
                new DnsRecord.Txt(strings.stream().map(RecordFields::octets).toList());
            case SOA -> soa(fields(7));
            case TLSA -> tlsa(fields(4));
            case CAA -> {
                List<String> fields = fields(3);
                yield new DnsRecord.Caa((int) number(fields.get(0), 0xFF), fields.get(1), unquoted(fields.get(2)));
            }
            case DS -> strings.size() == 1 && isHexadecimal() ? other(type) : ds(fields(4));
            case DNSKEY -> strings.size() == 1 && isHexadecimal() ? other(type) : dnskey(fields(4));
        };
    }

    private boolean isHexadecimal() {
        return only().chars().allMatch(c -> c < 0x80 && HexFormat.isHexDigit(c));
    }

    private DnsRecord other(RecordType type) {
        return new DnsRecord.Other(type, HexFormat.of().formatHex(hexadecimal(only())));
    }

    private static DnsRecord soa(List<String> fields) {
        List<Long> numbers = fields.subList(2, 7).stream()
                .map(field -> number(field, 0xFFFF_FFFFL))
                .toList();
        return new DnsRecord.Soa(
                name(fields.get(0)),
                name(fields.get(1)),
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4));
    }

    private static DnsRecord tlsa(List<String> fields) {
        return new DnsRecord.Tlsa(
                (int) number(fields.get(0), 0xFF),
                (int) number(fields.get(1), 0xFF),
                (int) number(fields.get(2), 0xFF),
                HexFormat.of().formatHex(hexadecimal(fields.get(3))));
    }

    /// Key tag, algorithm, digest type, digest (RFC 4034, section 5.3).
    private static DnsRecord ds(List<String> fields) {
        HexFormat hex = HexFormat.of();
        return new DnsRecord.Other(
                RecordType.DS,
                hex.toHexDigits((short) number(fields.get(0), 0xFFFF))
                        + hex.toHexDigits((byte) number(fields.get(1), 0xFF))
                        + hex.toHexDigits((byte) number(fields.get(2), 0xFF))
                        + hex.formatHex(hexadecimal(fields.get(3))));
    }

    /// Flags, protocol, algorithm, key in Base64 (RFC 4034, section 2.2).
    private static DnsRecord dnskey(List<String> fields) {
        HexFormat hex = HexFormat.of();
        return new DnsRecord.Other(
                RecordType.DNSKEY,
                hex.toHexDigits((short) number(fields.get(0), 0xFFFF))
                        + hex.toHexDigits((byte) number(fields.get(1), 0xFF))
                        + hex.toHexDigits((byte) number(fields.get(2), 0xFF))
                        + hex.formatHex(Base64.getDecoder().decode(fields.get(3))));
    }

    private String only() {
        if (strings.size() != 1) {
            throw new IllegalArgumentException("expected one value");
        }
        return strings.getFirst();
    }

    /// As many fields as asked for; the rest of a text goes into the last without its spaces.
    private List<String> fields(int count) {
        List<String> fields = strings.size() > 1
                ? strings
                : List.of(
                        strings.isEmpty()
                                ? new String[0]
                                : strings.getFirst().trim().split("\\s+"));
        if (fields.size() < count) {
            throw new IllegalArgumentException("expected " + count + " fields");
        }
        List<String> exact = new ArrayList<>(fields.subList(0, count - 1));
        exact.add(String.join("", fields.subList(count - 1, fields.size())));
        return exact;
    }

    private static long number(String text, long largest) {
        boolean digits = !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Long.parseLong(text) > largest) {
            throw new IllegalArgumentException("expected a number from 0 to " + largest + ": " + text);
        }
        return Long.parseLong(text);
    }

    private static InetAddress address(Optional<byte[]> octets, String expected) {
        return IpAddressText.address(octets.orElseThrow(() -> new IllegalArgumentException("expected " + expected)));
    }

    private static byte[] hexadecimal(String text) {
        return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
    }

    private static String name(String text) {
        return DomainName.lowerCase(DomainName.withoutFinalDot(text));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// Chars up to U+00FF are octets; a text that holds others was meant as UTF-8.
    private static String octets(String text) {
        return text.chars().allMatch(c -> c <= 0xFF)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
