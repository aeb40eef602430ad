package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpService;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.verification.VerificationPost;

/// Everything of the family that is about whose domains and addresses are.
public final class OwnershipServices {
    private OwnershipServices() {}

    /// The services, in the order in which they are to be registered.
    ///
    /// @param url the address that people reach the appliance by; empty when nobody has said
    /// @param mailDomain of the appliance
    public static List<HttpService> of(
            Endpoints endpoints, OwnershipCollaborators ownership, Dns dns, Optional<URI> url, String mailDomain) {
        VerificationPost post =
                new VerificationPost(ownership.outgoing(), mailDomain, ownership.sender(), ownership.returnPath());
        Links links = new Links(url, mailDomain);
        AddressProof proof = new AddressProof(ownership.addresses(), dns, ownership.freshDns());
        return List.of(
                new DomainOwnershipService(
                        endpoints, ownership.domains(), ownership.mails(), post, ownership.freshDns(), links),
                new ScoreService(endpoints, ownership.domains(), ownership.scores(), links),
                new AddressService(endpoints, ownership.addresses(), ownership.mails(), post, proof, links));
    }
}
