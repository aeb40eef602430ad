package org.mailassay.appliance.enrichment;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Country and network of addresses from MMDB files, as MaxMind, DB-IP and IPinfo give them away. It is opened for one
/// run of the enrichment, so a file that somebody replaces is seen at the next one.
public final class NetworkFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkFiles.class);
    private static final int LONGEST_NAME = 200;

    private final List<Reader> readers;

    private NetworkFiles(List<Reader> readers) {
        this.readers = readers;
    }

    /// Opens the files; a folder stands for the MMDB files in it. One that cannot be read is left out, with a line in
    /// the log: mail does not wait for it.
    public static NetworkFiles open(List<Path> files) {
        List<Reader> readers = new ArrayList<>();
        for (Path file : expanded(files)) {
            try {
                readers.add(new Reader(file.toFile()));
            } catch (IOException failure) {
                LOG.warn("The MMDB file {} cannot be read: {}", file, failure.getMessage());
            }
        }
        return new NetworkFiles(readers);
    }

    private static List<Path> expanded(List<Path> files) {
        List<Path> expanded = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    inside.filter(one -> one.getFileName().toString().endsWith(".mmdb"))
                            .sorted()
                            .forEach(expanded::add);
                } catch (IOException failure) {
                    LOG.warn("The folder {} cannot be read: {}", file, failure.getMessage());
                }
            } else {
                expanded.add(file);
            }
        }
        return expanded;
    }

    /// What the files together say of an address; of two that speak of the same, the first.
    public NetworkFacts of(InetAddress address) {
        NetworkFacts facts = NetworkFacts.NONE;
        for (Reader reader : readers) {
            facts = merge(facts, read(reader, address));
        }
        return facts;
    }

    @Override
    public void close() {
        for (Reader reader : readers) {
            try {
                reader.close();
            } catch (IOException failure) {
                LOG.warn("An MMDB file cannot be closed: {}", failure.getMessage());
            }
        }
    }

    private static NetworkFacts read(Reader reader, InetAddress address) {
        // A file of IPv4 networks would take the first bits of an IPv6 address for one of IPv4.
        if (reader.getMetadata().ipVersion() == 4 && !(address instanceof Inet4Address)) {
            return NetworkFacts.NONE;
        }
        try {
            Map<?, ?> found = reader.get(address, Map.class);
            return found == null ? NetworkFacts.NONE : facts(found);
        } catch (IOException broken) {
            LOG.warn("An MMDB file is broken: {}", broken.getMessage());
            return NetworkFacts.NONE;
        }
    }

    /// `country.iso_code` and `autonomous_system_…` as MaxMind and DB-IP write them; `country_code`, `asn` (`AS64500`)
    /// and `as_name` as IPinfo does.
    private static NetworkFacts facts(Map<?, ?> found) {
        String country = found.get("country") instanceof Map<?, ?> nested
                ? text(nested.get("iso_code"))
                : text(found.get("country_code"));
        Optional<Object> number = Optional.ofNullable(found.get("autonomous_system_number"));
        String name = text(found.get("autonomous_system_organization"));
        return new NetworkFacts(
                country.matches("[A-Z]{2}") ? country : "",
                number.map(NetworkFiles::number).orElseGet(() -> number(text(found.get("asn")))),
                name.isEmpty() ? text(found.get("as_name")) : name);
    }

    private static NetworkFacts merge(NetworkFacts first, NetworkFacts second) {
        return new NetworkFacts(
                first.country().isEmpty() ? second.country() : first.country(),
                first.asn() == 0 ? second.asn() : first.asn(),
                first.asn() == 0 ? second.asName() : first.asName());
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.substring(0, Math.min(text.length(), LONGEST_NAME)) : "";
    }

    /// An AS number has 32 bits (RFC 6793, section 2).
    private static long number(Object value) {
        String digits = value.toString().startsWith("AS") ? value.toString().substring(2) : value.toString();
        return digits.matches("\\d{1,10}") ? Long.parseLong(digits) : 0;
    }
}
