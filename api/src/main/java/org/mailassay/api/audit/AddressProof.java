package org.mailassay.api.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressNames;
import org.mailassay.analysis.ownership.AddressNaming;
import org.mailassay.analysis.ownership.Questions;
import org.mailassay.analysis.ownership.TokenRecord;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.store.ownership.AddressOwnership;
import org.mailassay.store.ownership.OwnedAddresses;
import org.mailassay.store.ownership.Verification;
import org.mailassay.store.ownership.VerificationMethod;

/// Asks the DNS for what addresses are proven by.
final class AddressProof {
    /// Questions that are open at one time, of all accounts and of one: a block has up to 256 addresses.
    private static final int AT_ONCE = 96;

    static final int OF_ONE = 32;

    /// For which a request waits for its answers; it has a minute.
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final AddressOwnership addresses;
    private final Dns dns;
    private final Dns freshDns;
    private final Places places = new Places(AT_ONCE, OF_ONE);

    /// @param dns for the names of addresses
    /// @param freshDns for records that were published a moment ago
    AddressProof(AddressOwnership addresses, Dns dns, Dns freshDns) {
        this.addresses = addresses;
        this.dns = dns;
        this.freshDns = freshDns;
    }

    /// The names of the addresses, asked for with the account's share of the DNS.
    AddressNames names(long accountId, AddressBlock block) {
        try {
            return new AddressNaming(shared(dns, accountId), questions()).of(block);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// Looks for the token at each name that is not proven yet, and says how far it is.
    Answer verify(Call call, OwnedAddresses owned) {
        if (owned.verifiedAt().isPresent()) {
            return status("verified", "", "");
        }
        List<String> open = owned.hosts().stream()
                .filter(host -> !owned.verifiedHosts().contains(host))
                .toList();
        List<String> present = new ArrayList<>();
        int notChecked = 0;
        if (owned.method() == VerificationMethod.DNS) {
            List<TokenRecord> records = records(call.account().id(), open, owned.token());
            for (int i = 0; i < records.size(); i++) {
                switch (records.get(i)) {
                    case TokenRecord.Present _ -> present.add(open.get(i));
                    case TokenRecord.Absent _ -> {
                        // Not yet.
                    }
                    case TokenRecord.NotChecked _ -> notChecked++;
                }
            }
        }
        return answer(
                addresses.proven(call.account().id(), owned.id(), owned.token(), present, call.now()),
                owned.method(),
                notChecked);
    }

    private static Answer answer(Verification verification, VerificationMethod method, int notChecked) {
        return switch (verification) {
            case Verification.Verified _ -> status("verified", "", "");
            case Verification.Conflict(String owner) -> status("conflict", "", owner);
            case Verification.Missing _ -> throw Problem.notFound().refused();
            case Verification.Pending(int verified, int total) -> {
                // A mail that was not answered yet, and a name that nobody could look up, have not failed.
                boolean failed = verified == 0 && notChecked == 0 && method == VerificationMethod.DNS;
                String progress = verified + "/" + total + " host(s) verified"
                        + (notChecked == 0 ? "" : ", " + notChecked + " not checked: the DNS did not answer");
                yield status(failed ? "failed" : "pending", progress, "");
            }
        };
    }

    private List<TokenRecord> records(long accountId, List<String> hosts, String token) {
        try {
            Dns shared = shared(freshDns, accountId);
            return questions()
                    .ask(
                            hosts,
                            host -> TokenRecord.look(shared, host, token),
                            new TokenRecord.NotChecked("no answer in time"));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// Of one request, which is of one account.
    private static Questions questions() {
        return new Questions(OF_ONE, DEADLINE);
    }

    /// The DNS, as much of it as an account may have at one time.
    private Dns shared(Dns whole, long accountId) {
        return (name, type) -> {
            Optional<Places.Place> taken = places.take(accountId, DEADLINE);
            if (taken.isEmpty()) {
                return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "too many questions are open");
            }
            try (Places.Place _ = taken.get()) {
                return whole.query(name, type);
            }
        };
    }

    private static Answer status(String status, String message, String owner) {
        return Answer.ok(json -> json.object(() -> {
            json.field("status", status);
            json.textOrNull("message", message);
            if (!owner.isEmpty()) {
                json.field("existing_owner_email", owner);
            }
        }));
    }

    private static RuntimeException interrupted() {
        Thread.currentThread().interrupt();
        return Problem.unavailable("The appliance is about to stop.").refused();
    }
}
