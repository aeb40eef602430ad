package org.mailassay.api.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressNames;
import org.mailassay.api.http.Problem;
import org.mailassay.store.ownership.AddressScope;
import org.mailassay.store.ownership.Challenge;
import org.mailassay.store.ownership.VerificationMails;

/// Which names have to be proven for addresses.
final class AddressHosts {
    private AddressHosts() {}

    /// The names; refuses where an address has none, where some are not known, or where they cannot all be mailed to.
    static List<String> toProve(AddressBlock block, AddressNames names, AddressScope scope, Challenge challenge) {
        if (!names.notChecked().isEmpty()) {
            throw Problem.unavailable("Not checked: the DNS did not say which name "
                            + IpAddressText.format(names.notChecked().getFirst()) + " has"
                            + (names.notChecked().size() == 1
                                    ? "."
                                    : ", nor of " + (names.notChecked().size() - 1) + " more."))
                    .refused();
        }
        requireNamed(block, names.map());
        List<String> hosts = switch (scope) {
            case PTR -> names.hosts();
            case ROOT -> names.rootDomains();
        };
        if (challenge instanceof Challenge.Mail) {
            requireFew(hosts);
        }
        return hosts;
    }

    /// Refuses where an address has no name: nothing proves it, and it may be a stranger's whatever its neighbours are.
    ///
    /// @param names by their addresses
    static void requireNamed(AddressBlock block, Map<String, String> names) {
        block.addresses().stream()
                .map(IpAddressText::format)
                .filter(Predicate.not(names::containsKey))
                .findFirst()
                .ifPresent(nameless -> {
                    throw Problem.badRequest("The address " + nameless + " has no PTR record with a domain name, so"
                                    + " there is nothing to prove it by. Each address has to have one.")
                            .refused();
                });
    }

    private static void requireFew(List<String> hosts) {
        Map<String, Long> byDomain =
                hosts.stream().collect(Collectors.groupingBy(VerificationMails::domain, Collectors.counting()));
        boolean tooMany = hosts.size() > VerificationMails.MOST_PER_ACCOUNT
                || byDomain.values().stream().anyMatch(count -> count > VerificationMails.MOST_PER_DOMAIN);
        if (tooMany) {
            throw Problem.badRequest("These are " + hosts.size() + " names, and no more than "
                            + VerificationMails.MOST_PER_DOMAIN + " of one domain and "
                            + VerificationMails.MOST_PER_ACCOUNT
                            + " in all can be mailed to. Use the scope root or the method dns.")
                    .refused();
        }
    }
}
