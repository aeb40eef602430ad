package org.mailassay.analysis.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A DNS that knows a fixed set of names: for tests, and for judging a message offline.
///
/// It answers as a resolver would: CNAME records are followed, a name with names beneath it exists (RFC 8020), a `*`
/// label answers for names that do not exist (RFC 4592), letter case is ignored.
public final class ZoneDns implements Dns {
    /// As many aliases as common resolvers follow before they give up.
    private static final int MOST_ALIASES = 11;

    private static final DnsAnswer BOGUS = new DnsAnswer.Failed(DnsAnswer.Cause.BOGUS, "marked bogus in the zones");

    private final Map<String, ZoneName> names;
    private final Map<String, String> redirects;
    private final Set<String> nonTerminals;

    private ZoneDns(Map<String, ZoneName> names, Map<String, String> redirects) {
        this.names = Map.copyOf(names);
        this.redirects = Map.copyOf(redirects);
        this.nonTerminals = new HashSet<>();
        for (String name : names.keySet()) {
            for (String above = parent(name); nonTerminals.add(above) && !above.isEmpty(); ) {
                above = parent(above);
            }
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /// What this DNS knows of one name.
    private record ZoneName(
            Map<RecordType, DnsAnswer> answers,
            DnsAnswer otherwise,
            Optional<DnsRecord.Cname> alias,
            Optional<Security> security) {}

    @Override
    public DnsAnswer query(String name, RecordType type) {
        String wanted = DomainName.lowerCase(DomainName.withoutFinalDot(name));
        if (!DomainName.fits(wanted)) {
            return new DnsAnswer.Failed(DnsAnswer.Cause.BAD_NAME, "not a domain name");
        }
        ZoneName found = find(wanted);
        if (found == null) {
            return absent(wanted);
        }
        DnsAnswer direct = found.answers().get(type);
        if (direct != null) {
            return direct;
        }
        return found.alias().isPresent() ? follow(found, type) : found.otherwise();
    }

    private DnsAnswer follow(ZoneName first, RecordType type) {
        List<String> aliases = new ArrayList<>();
        Duration timeToLive = Duration.ofDays(365);
        ZoneName current = first;
        while (current.alias().isPresent()) {
            if (aliases.size() == MOST_ALIASES) {
                return new DnsAnswer.Failed(DnsAnswer.Cause.SERVER_FAILURE, "CNAME loop, or too long a chain of them");
            }
            String target = current.alias().get().name();
            aliases.add(target);
            if (current.answers().get(RecordType.CNAME) instanceof DnsAnswer.Found cname) {
                timeToLive = shorter(timeToLive, cname.timeToLive());
            }
            ZoneName next = find(target);
            if (next == null) {
                return absent(target);
            }
            DnsAnswer answer = next.answers().get(type);
            if (answer instanceof DnsAnswer.Found found) {
                return new DnsAnswer.Found(
                        found.records(), aliases, shorter(timeToLive, found.timeToLive()), found.security());
            }
            if (answer != null) {
                return answer;
            }
            current = next;
        }
        return current.otherwise();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private @Nullable ZoneName find(String name) {
        ZoneName exact = names.get(name);
        if (exact != null || nonTerminals.contains(name)) {
            return exact;
        }
        ZoneName redirected = redirected(name);
        if (redirected != null) {
            return redirected;
        }
        // RFC 4592, section 3.3.1: only the wildcard of the closest encloser answers.
        for (String above = name; !above.isEmpty(); ) {
            above = parent(above);
            if (names.containsKey(above) || nonTerminals.contains(above)) {
                return names.get(above.isEmpty() ? "*" : "*." + above);
            }
        }
        return null;
    }

    /// The alias that a DNAME record makes of every name beneath its own (RFC 6672, section 3.1).
    private @Nullable ZoneName redirected(String name) {
        for (String above = redirects.isEmpty() ? "" : parent(name); !above.isEmpty(); above = parent(above)) {
            String target = redirects.get(above);
            if (target != null) {
                String prefix = name.substring(0, name.length() - above.length());
                DnsRecord.Cname alias = new DnsRecord.Cname(DomainName.withoutFinalDot(prefix + target));
                Security security = securityAt(names, above);
                return new ZoneName(Map.of(), new DnsAnswer.NoData(security), Optional.of(alias), Optional.empty());
            }
        }
        return null;
    }

    /// The answer for a name without records. The mark of the closest name above says whether it is proven.
    private DnsAnswer absent(String name) {
        Security security = securityAt(names, name);
        if (security == Security.BOGUS) {
            return BOGUS;
        }
        return nonTerminals.contains(name) ? new DnsAnswer.NoData(security) : new DnsAnswer.NoSuchName(security);
    }

    private static Security securityAt(Map<String, ZoneName> names, String name) {
        for (String at = name; ; at = parent(at)) {
            ZoneName known = names.get(at);
            if (known != null && known.security().isPresent()) {
                return known.security().get();
            }
            if (at.isEmpty()) {
                return Security.INDETERMINATE;
            }
        }
    }

    private static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /// Collects names and what is known of them.
    public static final class Builder {
        private static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofMinutes(5);

        private final Map<String, Entry> entries = new HashMap<>();
        private final Map<String, String> redirects = new HashMap<>();

        private Builder() {}

        private static final class Entry {
            final Map<RecordType, List<DnsRecord>> records = new EnumMap<>(RecordType.class);
            final Map<RecordType, DnsAnswer> answers = new EnumMap<>(RecordType.class);
            final Set<RecordType> mentioned = EnumSet.noneOf(RecordType.class);
            Optional<DnsAnswer> otherwise = Optional.empty();
            Optional<Security> security = Optional.empty();
            Duration timeToLive = DEFAULT_TIME_TO_LIVE;
        }

        /// Adds a record; several of one type make a record set, in this order.
        public Builder add(String name, RecordType type, DnsRecord dnsRecord) {
            Entry entry = entry(name);
            entry.mentioned.add(type);
            entry.records.computeIfAbsent(type, t -> new ArrayList<>()).add(dnsRecord);
            return this;
        }

        /// Adds a text record of one string.
        public Builder text(String name, String text) {
            return add(name, RecordType.TXT, DnsRecord.Txt.of(text));
        }

        /// Gives a fixed answer for one type of a name, whatever records it has.
        public Builder answer(String name, RecordType type, DnsAnswer answer) {
            Entry entry = entry(name);
            entry.mentioned.add(type);
            entry.answers.put(type, answer);
            return this;
        }

        /// Gives the answer for every type of which the name has no record.
        public Builder otherwise(String name, DnsAnswer answer) {
            entry(name).otherwise = Optional.of(answer);
            return this;
        }

        /// Marks the name, and the names beneath it that have no mark of their own.
        public Builder security(String name, Security security) {
            entry(name).security = Optional.of(security);
            return this;
        }

        /// The TTL of every record set of a name; five minutes otherwise.
        public Builder timeToLive(String name, Duration timeToLive) {
            entry(name).timeToLive = timeToLive;
            return this;
        }

        /// Says that there is the name, if only without records.
        Builder exists(String name) {
            entry(name);
            return this;
        }

        /// Redirects every name beneath this one (DNAME: RFC 6672).
        Builder redirect(String name, String target) {
            entry(name);
            redirects.put(key(name), key(target));
            return this;
        }

        /// Says that the name has no record of this type.
        Builder none(String name, RecordType type) {
            entry(name).mentioned.add(type);
            return this;
        }

        /// Lets what was said of one type hold for another too, of which nothing was said.
        Builder alsoAs(String name, RecordType said, RecordType unsaid) {
            Entry entry = entry(name);
            if (!entry.mentioned.contains(unsaid)) {
                Optional.ofNullable(entry.records.get(said)).ifPresent(records -> entry.records.put(unsaid, records));
                Optional.ofNullable(entry.answers.get(said)).ifPresent(answer -> entry.answers.put(unsaid, answer));
            }
            return this;
        }

        private Entry entry(String name) {
            return entries.computeIfAbsent(key(name), k -> new Entry());
        }

        private static String key(String name) {
            return DomainName.lowerCase(DomainName.withoutFinalDot(name));
        }

        public ZoneDns build() {
            Map<String, ZoneName> marks = new HashMap<>();
            entries.forEach((name, entry) ->
                    marks.put(name, new ZoneName(Map.of(), noData(entry), Optional.empty(), entry.security)));
            Map<String, ZoneName> names = new HashMap<>();
            entries.forEach((name, entry) -> names.put(name, zoneName(entry, securityAt(marks, name))));
            return new ZoneDns(names, redirects);
        }

        private static DnsAnswer noData(Entry entry) {
            return new DnsAnswer.NoData(entry.security.orElse(Security.INDETERMINATE));
        }

        private static ZoneName zoneName(Entry entry, Security security) {
            if (security == Security.BOGUS) {
                return new ZoneName(Map.of(), BOGUS, Optional.empty(), entry.security);
            }
            Map<RecordType, DnsAnswer> answers = new EnumMap<>(RecordType.class);
            entry.records.forEach((type, records) ->
                    answers.put(type, new DnsAnswer.Found(records, List.of(), entry.timeToLive, security)));
            answers.putAll(entry.answers);
            Optional<DnsRecord.Cname> alias = entry.records.getOrDefault(RecordType.CNAME, List.of()).stream()
                    .map(DnsRecord.Cname.class::cast)
                    .findFirst();
            DnsAnswer otherwise = entry.otherwise
                    .map(answer -> answer instanceof DnsAnswer.NoSuchName ? new DnsAnswer.NoSuchName(security) : answer)
                    .orElse(new DnsAnswer.NoData(security));
            return new ZoneName(answers, otherwise, alias, entry.security);
        }
    }
}
