package org.mailassay.appliance.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;

/// Counts the questions to blocklists among those to the DNS, by list and by what came of them.
public final class ListQuestions implements Dns {
    private final Dns dns;
    private final Set<String> zones;
    private final MeterRegistry meters;

    /// @param zones of the lists, in small letters
    public ListQuestions(Dns dns, Set<String> zones, MeterRegistry meters) {
        this.dns = dns;
        this.zones = Set.copyOf(zones);
        this.meters = meters;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        DnsAnswer answer = dns.query(name, type);
        zone(name)
                .ifPresent(zone -> Counter.builder("mailassay.blocklist.questions")
                        .description("Questions to blocklists, answered from memory too, by what came of them")
                        .tag("zone", zone)
                        .tag("outcome", outcome(answer))
                        .register(meters)
                        .increment());
        return answer;
    }

    /// The list that a name stands below.
    private Optional<String> zone(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String parent = name.substring(dot + 1);
            if (zones.contains(parent)) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private static String outcome(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found found -> isRefusal(found) ? "refused" : "listed";
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> "clean";
            case DnsAnswer.Failed failed -> failed.cause() == DnsAnswer.Cause.REFUSED ? "refused" : "failed";
        };
    }

    /// Lists answer so to a resolver that they do not serve.
    private static boolean isRefusal(DnsAnswer.Found found) {
        return found.as(DnsRecord.Address.class).stream()
                .anyMatch(record -> record.address().getHostAddress().startsWith("127.255.255."));
    }
}
