package org.mailassay.analysis.ownership;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// Looks the addresses of a block up in the DNS.
public final class AddressNaming {
    private final Dns dns;
    private final Questions questions;

    public AddressNaming(Dns dns, Questions questions) {
        this.dns = dns;
        this.questions = questions;
    }

    /// What is known of an address.
    private sealed interface Look {
        record Named(DomainName name) implements Look {}

        record Nameless() implements Look {}

        record NotChecked() implements Look {}
    }

    /// Finds the names. An address that is not answered in time counts as not checked.
    public AddressNames of(AddressBlock block) throws InterruptedException {
        List<InetAddress> addresses = block.addresses();
        SequencedMap<InetAddress, DomainName> names = new LinkedHashMap<>();
        List<InetAddress> notChecked = new ArrayList<>();
        List<Look> looks = questions.ask(addresses, this::look, new Look.NotChecked());
        for (int i = 0; i < looks.size(); i++) {
            switch (looks.get(i)) {
                case Look.Named(DomainName name) -> names.put(addresses.get(i), name);
                case Look.Nameless _ -> {
                    // It sends no mail that anybody takes, and nothing can be verified by it.
                }
                case Look.NotChecked _ -> notChecked.add(addresses.get(i));
            }
        }
        return new AddressNames(names, notChecked);
    }

    private Look look(InetAddress address) {
        return switch (dns.query(ReverseLookup.questionName(address), RecordType.PTR)) {
            case DnsAnswer.Found found -> name(found).<Look>map(Look.Named::new).orElseGet(Look.Nameless::new);
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new Look.Nameless();
            case DnsAnswer.Failed _ -> new Look.NotChecked();
        };
    }

    /// The first of several by the alphabet, since the DNS gives them in any order. A public suffix speaks for nobody.
    private static Optional<DomainName> name(DnsAnswer.Found found) {
        return found.as(DnsRecord.Ptr.class).stream()
                .map(pointer -> DomainName.of(pointer.name()))
                .flatMap(Optional::stream)
                .filter(DomainName::isHostName)
                .filter(name -> PublicSuffixes.bundled().registrableDomain(name).isPresent())
                .sorted()
                .findFirst();
    }
}
