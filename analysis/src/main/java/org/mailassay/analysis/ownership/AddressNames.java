package org.mailassay.analysis.ownership;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// The names that a block's addresses have by their PTR records.
///
/// @param names in the order of the addresses; those without a name are left out
/// @param notChecked those of which the DNS did not say whether they have one
public record AddressNames(SequencedMap<InetAddress, DomainName> names, List<InetAddress> notChecked) {
    public AddressNames {
        names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
        notChecked = List.copyOf(notChecked);
    }

    /// Each name once, in the order of the alphabet.
    public List<String> hosts() {
        return List.copyOf(new TreeSet<>(names.values())).stream()
                .map(DomainName::text)
                .toList();
    }

    /// The domains that the names were registered under, each once, in the order of the alphabet.
    public List<String> rootDomains() {
        return roots(names.values());
    }

    /// The names by their addresses, as text.
    public Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        names.forEach((address, name) -> map.put(IpAddressText.format(address), name.text()));
        return map;
    }

    private static List<String> roots(Collection<DomainName> names) {
        return names.stream()
                .map(PublicSuffixes.bundled()::registrableDomain)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .map(DomainName::text)
                .toList();
    }
}
