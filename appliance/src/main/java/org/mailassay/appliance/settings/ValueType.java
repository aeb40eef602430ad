package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.blocklist.Terms;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.Network;
import org.mailassay.analysis.message.Octets;
import org.mailassay.appliance.dns.ResolverAddress;

/// How the text of a setting becomes a value.
///
/// @param words what is expected, for a person: `a port, 0 to 65535`
/// @param reader the value of a text, or nothing when the text is not one
public record ValueType<T>(String words, Function<String, Optional<T>> reader) {
    private static final Pattern MEASURE = Pattern.compile("(\\d{1,12}) ?([a-zA-Z]*)");
    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZE_UNITS = Map.of("", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30);

    /// Reads a text.
    public Reading<T> read(String text) {
        return reader.apply(text.strip())
                .<Reading<T>>map(Reading.Value::new)
                .orElseGet(() -> new Reading.Rejected<>("must be " + words));
    }

    /// Any text, which may be empty.
    static ValueType<String> text() {
        return new ValueType<>("text", Optional::of);
    }

    /// A whole number between two bounds, both included.
    static ValueType<Integer> wholeNumber(int minimum, int maximum) {
        return new ValueType<>(
                "a whole number, %d to %d".formatted(minimum, maximum),
                text -> wholeNumber(text).filter(number -> minimum <= number && number <= maximum));
    }

    /// A TCP or UDP port; 0 lets the system choose one.
    static ValueType<Integer> port() {
        return new ValueType<>("a port, 0 to 65535", wholeNumber(0, 65535).reader());
    }

    /// `true` or `false`.
    static ValueType<Boolean> flag() {
        return new ValueType<>("true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /// A time such as `30s`, `5m`, `12h` or `7d`.
    static ValueType<Duration> duration(Duration minimum, Duration maximum) {
        String words = "a time such as 30s, 5m, 12h or 7d, %s to %s".formatted(shown(minimum), shown(maximum));
        return new ValueType<>(words, text -> {
            Matcher matcher = MEASURE.matcher(text);
            return matcher.matches() && TIME_UNITS.containsKey(matcher.group(2))
                    ? Optional.of(TIME_UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))))
                            .filter(time -> time.compareTo(minimum) >= 0 && time.compareTo(maximum) <= 0)
                    : Optional.empty();
        });
    }

    /// A number of octets such as `512K`, `25M` or `1G`, in powers of 1024.
    static ValueType<Long> size(long minimum, long maximum) {
        String words = "a size such as 512K, 25M or 1G, %d to %d bytes".formatted(minimum, maximum);
        return new ValueType<>(words, text -> {
            Matcher matcher = MEASURE.matcher(text);
            return matcher.matches() && SIZE_UNITS.containsKey(matcher.group(2))
                    ? Optional.of(Long.parseLong(matcher.group(1)) * SIZE_UNITS.get(matcher.group(2)))
                            .filter(size -> minimum <= size && size <= maximum)
                    : Optional.empty();
        });
    }

    /// One of several words.
    static ValueType<String> oneOf(String... choices) {
        List<String> words = List.of(choices);
        return new ValueType<>(
                "one of " + String.join(", ", words), text -> Optional.of(text).filter(words::contains));
    }

    /// A file or folder; a relative one starts at the launcher's folder, so that it does not matter where a command
    /// is given.
    static ValueType<Path> path() {
        return new ValueType<>("the path of a file or folder", text -> {
            try {
                return text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Home.folder().resolve(text).normalize());
            } catch (InvalidPathException invalid) {
                return Optional.empty();
            }
        });
    }

    /// Several, separated by commas; none is fine.
    static <T> ValueType<List<T>> listOf(String words, Function<String, Optional<T>> reader) {
        return new ValueType<>(words, text -> {
            List<T> values = new ArrayList<>();
            for (String word : text.split(",", -1)) {
                Optional<T> value = word.isBlank() ? Optional.empty() : reader.apply(word.strip());
                if (value.isEmpty() && !word.isBlank()) {
                    return Optional.empty();
                }
                value.ifPresent(values::add);
            }
            return Optional.of(List.copyOf(values));
        });
    }

    /// An `http` or `https` address.
    static ValueType<URI> httpAddress() {
        return new ValueType<>("an address that starts with http:// or https://", text -> {
            try {
                URI address = new URI(text);
                boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
                return http && address.getHost() != null ? Optional.of(address) : Optional.empty();
            } catch (URISyntaxException invalid) {
                return Optional.empty();
            }
        });
    }

    /// The JDBC address of a PostgreSQL database.
    static ValueType<String> databaseAddress() {
        return new ValueType<>(
                "an address such as jdbc:postgresql://host:5432/name",
                text -> Optional.of(text).filter(address -> address.startsWith("jdbc:postgresql:")));
    }

    /// A domain name of two labels at least, in A-labels.
    static ValueType<String> domain() {
        return new ValueType<>(
                "a domain name such as mail.example.com",
                text -> DomainName.of(text).map(DomainName::text).filter(name -> name.indexOf('.') > 0));
    }

    /// An address of this machine or of another, not a name.
    static ValueType<InetAddress> address() {
        return new ValueType<>("an IP address such as 127.0.0.1, 0.0.0.0 or ::", IpAddressText::parse);
    }

    /// Addresses, or blocks of them, separated by commas.
    static ValueType<List<Network>> networks() {
        return listOf("addresses or networks such as 10.0.0.0/8, separated by commas", word -> {
            try {
                return Optional.of(Network.parse(word));
            } catch (IllegalArgumentException invalid) {
                return Optional.empty();
            }
        });
    }

    /// Addresses of resolvers, each with or without its port, separated by commas.
    static ValueType<List<InetSocketAddress>> resolvers() {
        return listOf("addresses such as 192.0.2.53 or 192.0.2.53:5353, separated by commas", ResolverAddress::parse);
    }

    /// Files, separated by commas.
    static ValueType<List<Path>> paths() {
        return listOf("paths of files, separated by commas", path().reader());
    }

    /// Several addresses, separated by commas; none is fine.
    static ValueType<List<InetAddress>> addresses() {
        return listOf("IP addresses, separated by commas", IpAddressText::parse);
    }

    /// An `https` address, in which `{month}` may stand for a month.
    static ValueType<String> monthlyAddress() {
        return new ValueType<>(
                "an address that starts with https://, in which {month} may stand",
                text -> httpAddress()
                        .reader()
                        .apply(text.replace("{month}", "2026-01"))
                        .filter(address -> "https".equals(address.getScheme()))
                        .map(_ -> text));
    }

    /// A key as services give them out, which stands in a header; it may be empty.
    static ValueType<String> key() {
        return new ValueType<>(
                "printable characters without spaces, or nothing",
                text -> Optional.of(text).filter(key -> key.matches("[!-~]{0,500}")));
    }

    /// A secret of 256 bits.
    public static ValueType<Octets> secret() {
        return new ValueType<>(
                "64 hexadecimal digits",
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9a-fA-F]{64}"))
                        .map(digits -> Octets.of(HexFormat.of().parseHex(digits))));
    }

    /// Keys of blocklists, each a label in the DNS, by the zones that ask for one.
    static ValueType<Map<String, String>> blocklistKeys() {
        ValueType<List<Map.Entry<String, String>>> entries =
                listOf("zones of lists that ask for a key, each with = and its key, separated by commas", word -> {
                    int sign = word.indexOf('=');
                    String zone = word.substring(0, Math.max(sign, 0)).strip();
                    String key = word.substring(sign + 1).strip();
                    boolean wanted = BlocklistFile.bundled().lists().stream()
                            .anyMatch(list ->
                                    list.terms() == Terms.KEY && list.zone().equals(zone));
                    return wanted && key.matches("[A-Za-z0-9_-]{1,63}")
                            ? Optional.of(Map.entry(zone, key))
                            : Optional.empty();
                });
        return new ValueType<>(
                entries.words(), text -> entries.reader().apply(text).map(ValueType::mapping));
    }

    private static Map<String, String> mapping(List<Map.Entry<String, String>> entries) {
        Map<String, String> mapping = new HashMap<>();
        entries.forEach(entry -> mapping.put(entry.getKey(), entry.getValue()));
        return mapping;
    }

    /// A host and its port; the host's name is looked up when it is needed.
    static ValueType<InetSocketAddress> endpoint() {
        return new ValueType<>("a host and port such as 127.0.0.1:783", text -> {
            int colon = text.lastIndexOf(':');
            String host = colon < 1 ? "" : text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
            Optional<Integer> port =
                    wholeNumber(text.substring(colon + 1)).filter(number -> 1 <= number && number <= 65535);
            return host.isEmpty()
                    ? Optional.empty()
                    : port.map(number -> InetSocketAddress.createUnresolved(host, number));
        });
    }

    /// A constant of an enumeration, in lower case.
    static <E extends Enum<E>> ValueType<E> constant(Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new ValueType<>(
                "one of " + String.join(", ", words),
                text -> words.contains(text)
                        ? Optional.of(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)))
                        : Optional.empty());
    }

    /// The same, where an empty text means that it is not set.
    static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
        return new ValueType<>(type.words() + ", or nothing", text -> {
            Optional<T> value =
                    text.isEmpty() ? Optional.empty() : type.reader().apply(text);
            return text.isEmpty() || value.isPresent() ? Optional.of(value) : Optional.empty();
        });
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException invalid) {
            return Optional.empty();
        }
    }

    private static String shown(Duration time) {
        if (time.compareTo(Duration.ofDays(1)) >= 0) {
            return time.toDays() + "d";
        }
        if (time.compareTo(Duration.ofHours(1)) >= 0) {
            return time.toHours() + "h";
        }
        return time.compareTo(Duration.ofMinutes(1)) >= 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
