package org.mailassay.analysis.records;

import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.dnssec.DelegationSigner;
import org.mailassay.analysis.dnssec.DnssecStatus;

/// Whether a domain is protected by DNSSEC.
public record DnssecDetails(DnssecStatus dnssec) implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        return switch (dnssec) {
            case DnssecStatus.Secure secure -> fields("secure", secure.zone().text(), secure.signers());
            case DnssecStatus.SignedNotValidated signed ->
                fields("indeterminate", signed.zone().text(), signed.signers());
            case DnssecStatus.Insecure insecure ->
                fields("insecure", insecure.zone().text(), List.of());
            case DnssecStatus.Bogus ignored -> fields("bogus", "", List.of());
            case DnssecStatus.NoSuchDomain ignored -> fields("insecure", "", List.of());
            case DnssecStatus.Unknown ignored -> fields("indeterminate", "", List.of());
        };
    }

    private static SequencedMap<String, Object> fields(String security, String zone, List<DelegationSigner> signers) {
        return new Fields()
                .with("enabled", security.equals("secure") || !signers.isEmpty())
                .with("security", security)
                .with("zone", zone)
                .with("ds", signers.stream().map(DnssecDetails::signer).toList())
                .map();
    }

    private static SequencedMap<String, Object> signer(DelegationSigner signer) {
        return new Fields()
                .with("key_tag", signer.keyTag())
                .with("algorithm", signer.algorithm())
                .with("digest_type", signer.digestType())
                .map();
    }
}
