package org.mailassay.analysis.senderscore;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.reputation.ReputationAnswer;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.reputation.SourceName;

/// Asks for the score of an address: its octets backwards in front of the zone, and the score is the last octet of
/// `127.0.4.N`. Any other answer is none.
public final class SenderScore implements ReputationSource {
    private static final String ZONE = ".score.senderscore.com";

    private final Dns dns;

    public SenderScore(Dns dns) {
        this.dns = dns;
    }

    @Override
    public SourceName name() {
        return SourceName.SENDERSCORE;
    }

    @Override
    public ReputationAnswer about(InetAddress address) {
        return address instanceof Inet4Address
                ? ask(address)
                : new ReputationAnswer.NotRated("it knows IPv4 addresses only");
    }

    private ReputationAnswer ask(InetAddress address) {
        return switch (dns.query(ReverseLookup.reversed(address) + ZONE, RecordType.A)) {
            case DnsAnswer.Found found -> read(found.as(DnsRecord.Address.class));
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ ->
                new ReputationAnswer.NotRated("it has seen too little mail of it");
            case DnsAnswer.Failed failed -> new ReputationAnswer.Unavailable(failed.detail());
        };
    }

    private static ReputationAnswer read(List<DnsRecord.Address> answers) {
        for (DnsRecord.Address answer : answers) {
            byte[] octets = answer.address().getAddress();
            int score = octets[octets.length - 1] & 0xFF;
            if (octets.length == 4 && octets[0] == 127 && octets[1] == 0 && octets[2] == 4 && score <= 100) {
                return new ReputationAnswer.Scored(score);
            }
        }
        return new ReputationAnswer.NotRated("it answered with something that is no score");
    }
}
