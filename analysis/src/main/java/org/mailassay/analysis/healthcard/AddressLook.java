package org.mailassay.analysis.healthcard;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mailassay.analysis.blocklist.Blocklist;
import org.mailassay.analysis.blocklist.BlocklistProbe;
import org.mailassay.analysis.blocklist.BlocklistSurvey;
import org.mailassay.analysis.blocklist.Blocklists;
import org.mailassay.analysis.blocklist.ListHealth;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.ProbeResult.Verdict;
import org.mailassay.analysis.blocklist.Subject;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.reputation.ReputationAnswer;
import org.mailassay.analysis.senderscore.SenderScore;

/// Finds out what a card needs to know of an address.
///
/// @param lists that can be asked
/// @param asksSenderScore whether SenderScore may be asked
public record AddressLook(
        Dns dns, List<Blocklist> lists, boolean asksSenderScore, PortProbe ports, NetworkTable networks) {
    public AddressLook {
        lists = List.copyOf(lists);
    }

    /// Asks everybody; the DNS while the port is tried.
    ///
    /// @param standing what the last probes of the lists came to
    public AddressFacts at(InetAddress address, List<ProbeResult> standing) {
        CompletableFuture<PortAnswer> port =
                CompletableFuture.supplyAsync(() -> ports.at(address), Thread::startVirtualThread);
        ReputationAnswer score = asksSenderScore
                ? new SenderScore(dns).about(address)
                : new ReputationAnswer.NotRated("it is not asked here");
        return new AddressFacts(
                address,
                survey(address, standing),
                new ReverseLookup(dns).of(address),
                port.join(),
                score,
                networks.of(address));
    }

    /// A list that died since its last probe may list the whole world, so each that lists the address is probed before
    /// it is believed.
    private BlocklistSurvey survey(InetAddress address, List<ProbeResult> standing) {
        Subject.Address subject = new Subject.Address(address);
        BlocklistSurvey survey = new Blocklists(lists, ListHealth.of(standing)).ask(List.of(subject), dns);
        List<Blocklist> listing = survey.listings().stream()
                .map(BlocklistSurvey.Asked::list)
                .distinct()
                .toList();
        if (listing.isEmpty()) {
            return survey;
        }
        List<ProbeResult> dead = BlocklistProbe.probe(listing, dns).stream()
                .filter(result -> result.kind() == subject.kind() && result.verdict() == Verdict.ANSWERS_FOR_EVERYTHING)
                .toList();
        return survey.without(dead);
    }
}
