package org.mailassay.analysis.blocklist;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;

/// Puts one question to one list (RFC 5782, section 2.1).
final class BlocklistLookup {
    private static final int LONGEST_TEXT = 300;
    private static final String NO_LIST =
            "an answer that no list gives: the resolver in use makes answers up, or the zone is no list any more";

    private final Dns dns;

    BlocklistLookup(Dns dns) {
        this.dns = dns;
    }

    /// Asks.
    ///
    /// @param entry the part of the name that stands for the subject
    BlocklistAnswer ask(Blocklist list, String entry) {
        return switch (dns.query(list.questionName(entry), RecordType.A)) {
            case DnsAnswer.Found found -> judge(list, entry, found);
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new BlocklistAnswer.Clean();
            case DnsAnswer.Failed(DnsAnswer.Cause cause, String detail) ->
                cause == DnsAnswer.Cause.REFUSED
                        ? new BlocklistAnswer.Refused(detail)
                        : new BlocklistAnswer.Unreachable(detail);
        };
    }

    private BlocklistAnswer judge(Blocklist list, String entry, DnsAnswer.Found found) {
        List<byte[]> answers = found.as(DnsRecord.Address.class).stream()
                .map(DnsRecord.Address::address)
                .map(InetAddress::getAddress)
                .sorted(Arrays::compareUnsigned)
                .toList();
        if (!answers.stream().allMatch(CodePattern::isLoopback)) {
            return new BlocklistAnswer.Unreachable(NO_LIST);
        }
        List<String> codes = new ArrayList<>();
        Set<String> meanings = new LinkedHashSet<>();
        Impact worst = Impact.INFORMATIONAL;
        boolean harmful = false;
        for (byte[] answer : answers) {
            Optional<String> refusal = refusal(list, answer);
            if (refusal.isPresent()) {
                return new BlocklistAnswer.Refused(refusal.get());
            }
            codes.add(IpAddressText.format(IpAddressText.address(answer)));
            List<ReturnCode> meant = meant(list, answer);
            meant.forEach(code -> meanings.add(code.meaning()));
            harmful |= meant.stream().anyMatch(ReturnCode::harmful);
            Impact impact = meant.stream()
                    .map(ReturnCode::impact)
                    .min(Comparator.naturalOrder())
                    .orElse(list.impact());
            worst = impact.compareTo(worst) < 0 ? impact : worst;
        }
        return new BlocklistAnswer.Listed(codes, List.copyOf(meanings), worst, harmful, text(list, entry));
    }

    private static Optional<String> refusal(Blocklist list, byte[] answer) {
        Optional<String> known = list.refusals().stream()
                .filter(refusal -> refusal.pattern().matches(answer))
                .map(Refusal::reason)
                .findFirst();
        boolean unknown = meant(list, answer).isEmpty() && CodePattern.isNeverAListing(answer);
        return known.isEmpty() && unknown
                ? Optional.of("the answer " + IpAddressText.format(IpAddressText.address(answer))
                        + ", by which lists say that they do not serve whoever asks")
                : known;
    }

    /// Several bits may be set; of the other patterns the first counts.
    private static List<ReturnCode> meant(Blocklist list, byte[] answer) {
        List<ReturnCode> matching = list.codes().stream()
                .filter(code -> code.pattern().matches(answer))
                .toList();
        return matching.stream().allMatch(code -> code.pattern().bit() != 0) ? matching : matching.subList(0, 1);
    }

    /// What the list says of it (RFC 5782, section 2.1), without control characters.
    private String text(Blocklist list, String entry) {
        if (!(dns.query(list.questionName(entry), RecordType.TXT) instanceof DnsAnswer.Found found)) {
            return "";
        }
        return found.as(DnsRecord.Txt.class).stream()
                .map(DnsRecord.Txt::joined)
                .sorted()
                .findFirst()
                .map(text ->
                        text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replaceAll("[^\\x20-\\x7E]", "?"))
                .orElse("");
    }
}
