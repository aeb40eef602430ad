package org.mailassay.analysis.blocklist;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.blocklist.ProbeResult.Verdict;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;

/// Finds out whether lists work, by entries that each must have and must not have (RFC 5782, section 5). A list that
/// was given up often ends as a zone that lists nothing, or that lists the whole world.
public final class BlocklistProbe {
    private static final TestEntries.Named IP4 = new TestEntries.Named(reversed("127.0.0.2"), reversed("127.0.0.1"));

    /// ::FFFF:7F00:2 and ::FFFF:7F00:1, which Java would read as IPv4.
    private static final TestEntries.Named IP6 = new TestEntries.Named(mapped("2"), mapped("1"));

    private BlocklistProbe() {}

    /// Probes lists side by side.
    ///
    /// @return one result for each kind of subject of each list, in the order of the lists
    public static List<ProbeResult> probe(List<Blocklist> lists, Dns dns) {
        record Probe(Blocklist list, SubjectKind kind) {}
        List<Probe> probes = new ArrayList<>();
        lists.forEach(list -> list.kinds().forEach(kind -> probes.add(new Probe(list, kind))));
        return Side.map(probes, probe -> probe(probe.list(), probe.kind(), dns));
    }

    private static ProbeResult probe(Blocklist list, SubjectKind kind, Dns dns) {
        TestEntries.Named standard = switch (kind) {
            case IP4, URL -> IP4;
            case IP6 -> IP6;
            case DOMAIN -> TestEntries.DOMAIN;
        };
        return switch (list.tests()) {
            case TestEntries.None _ -> probe(list, kind, standard.clean(), dns);
            case TestEntries.Named own -> probe(list, kind, kind == SubjectKind.DOMAIN ? own : standard, dns);
        };
    }

    private static ProbeResult probe(Blocklist list, SubjectKind kind, TestEntries.Named entries, Dns dns) {
        BlocklistLookup lookup = new BlocklistLookup(dns);
        BlocklistAnswer listed = lookup.ask(list, entries.listed());
        return switch (listed) {
            case BlocklistAnswer.Listed _ -> clean(list, kind, entries.clean(), dns);
            case BlocklistAnswer.Clean _ ->
                result(list, kind, Verdict.ANSWERS_NOTHING, entries.listed() + " is not listed");
            case BlocklistAnswer.Refused(String reason) -> result(list, kind, Verdict.REFUSES, reason);
            case BlocklistAnswer.Unreachable(String reason) -> result(list, kind, Verdict.UNREACHABLE, reason);
        };
    }

    /// Of a list without test entries it can only be told that its zone is there and does not list everything.
    private static ProbeResult probe(Blocklist list, SubjectKind kind, String clean, Dns dns) {
        return switch (dns.query(list.apex(), RecordType.SOA)) {
            case DnsAnswer.NoSuchName _ -> result(list, kind, Verdict.ANSWERS_NOTHING, "the zone does not exist");
            case DnsAnswer.Failed failed -> result(list, kind, Verdict.UNREACHABLE, failed.detail());
            case DnsAnswer.Found _, DnsAnswer.NoData _ -> clean(list, kind, clean, dns);
        };
    }

    private static ProbeResult clean(Blocklist list, SubjectKind kind, String entry, Dns dns) {
        return switch (new BlocklistLookup(dns).ask(list, entry)) {
            case BlocklistAnswer.Clean _ -> result(list, kind, Verdict.WORKING, "");
            case BlocklistAnswer.Listed _ -> result(list, kind, Verdict.ANSWERS_FOR_EVERYTHING, entry + " is listed");
            case BlocklistAnswer.Refused(String reason) -> result(list, kind, Verdict.REFUSES, reason);
            case BlocklistAnswer.Unreachable(String reason) -> result(list, kind, Verdict.UNREACHABLE, reason);
        };
    }

    private static ProbeResult result(Blocklist list, SubjectKind kind, Verdict verdict, String detail) {
        return new ProbeResult(list.zone(), kind, verdict, detail);
    }

    private static String reversed(String address) {
        return ReverseLookup.reversed(InetAddress.ofLiteral(address));
    }

    private static String mapped(String last) {
        return last + ".0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20);
    }
}
