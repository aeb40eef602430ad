package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.dkim.DkimKeyRecord;
import org.mailassay.analysis.dkim.PublicKeyReading;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.Severity;

/// What stands under one selector.
///
/// @param selector its name
/// @param status how its key record stands
/// @param record the text as published, several joined by line feeds; empty when there is none
/// @param key the key record; empty when there is none that can be read
/// @param faults what is wrong or doubtful
public record DkimSelector(
        String selector, RecordStatus status, String record, Optional<DkimKeyRecord> key, List<Fault> faults) {
    private static final int SHORTEST_RSA = 1024;
    private static final int RECOMMENDED_RSA = 2048;

    public DkimSelector {
        faults = List.copyOf(faults);
    }

    static DkimSelector missing(String selector) {
        Fault fault = fault(DkimFault.KEY_MISSING, selector, "has no key");
        return new DkimSelector(selector, RecordStatus.MISSING, "", Optional.empty(), List.of(fault));
    }

    static DkimSelector unknown(String selector, DnsAnswer.Failed failed) {
        Fault fault = fault(DkimFault.KEY_UNKNOWN, selector, "could not be asked for: " + failed.detail());
        return new DkimSelector(selector, RecordStatus.UNKNOWN, "", Optional.empty(), List.of(fault));
    }

    static DkimSelector found(String selector, List<DnsRecord.Txt> texts) {
        if (texts.size() != 1) {
            String all =
                    String.join("\n", texts.stream().map(DnsRecord.Txt::joined).toList());
            Fault fault = fault(DkimFault.SEVERAL_KEYS, selector, "has more than one record");
            return new DkimSelector(selector, RecordStatus.INVALID, all, Optional.empty(), List.of(fault));
        }
        String text = texts.getFirst().joined();
        return switch (DkimKeyRecord.read(text)) {
            case DkimKeyRecord.Malformed malformed -> {
                Fault fault = new Fault(
                        DkimFault.BAD_KEY_RECORD,
                        "The selector \"" + selector + "\" has no key record: " + malformed.problem() + ".",
                        malformed.offset(),
                        selector);
                yield new DkimSelector(selector, RecordStatus.INVALID, text, Optional.empty(), List.of(fault));
            }
            case DkimKeyRecord.Read read -> of(selector, text, read.record());
        };
    }

    private static DkimSelector of(String selector, String text, DkimKeyRecord key) {
        List<Fault> faults = new ArrayList<>();
        switch (key.publicKey()) {
            case PublicKeyReading.Usable usable -> noteLength(selector, usable, faults);
            case PublicKeyReading.Revoked ignored ->
                faults.add(fault(DkimFault.KEY_REVOKED, selector, "has an empty key: it was revoked"));
            case PublicKeyReading.UnknownType unknown ->
                faults.add(
                        fault(DkimFault.UNKNOWN_KEY_TYPE, selector, "has a key of the unknown type " + unknown.type()));
            case PublicKeyReading.Unusable unusable ->
                faults.add(fault(DkimFault.BAD_KEY, selector, "has a key that cannot be used: " + unusable.problem()));
        }
        if (key.testing()) {
            faults.add(fault(DkimFault.KEY_TESTING, selector, "says t=y: the domain is only testing DKIM"));
        }
        if (!key.hashAlgorithms().isEmpty() && !key.hashAlgorithms().contains("sha256")) {
            faults.add(fault(DkimFault.ONLY_SHA1, selector, "does not allow SHA-256"));
        }
        if (!key.serviceTypes().contains("*") && !key.serviceTypes().contains("email")) {
            faults.add(fault(DkimFault.NOT_FOR_MAIL, selector, "is not for mail"));
        }
        return new DkimSelector(selector, status(faults), text, Optional.of(key), faults);
    }

    private static void noteLength(String selector, PublicKeyReading.Usable usable, List<Fault> faults) {
        switch (usable.type()) {
            case ED25519 -> {}
            case RSA -> {
                if (usable.bits() < SHORTEST_RSA) {
                    faults.add(fault(DkimFault.KEY_TOO_SHORT, selector, "has a key of " + usable.bits() + " bits"));
                } else if (usable.bits() < RECOMMENDED_RSA) {
                    faults.add(fault(DkimFault.KEY_SHORT, selector, "has a key of " + usable.bits() + " bits"));
                }
            }
        }
    }

    private static RecordStatus status(List<Fault> faults) {
        if (faults.isEmpty()) {
            return RecordStatus.VALID;
        }
        boolean error = faults.stream().anyMatch(fault -> fault.reason().severity() == Severity.ERROR);
        return error ? RecordStatus.INVALID : RecordStatus.WARNING;
    }

    private static Fault fault(DkimFault reason, String selector, String predicate) {
        return new Fault(reason, "The selector \"" + selector + "\" " + predicate + ".", Fault.WHOLE_RECORD, selector);
    }

    SequencedMap<String, Object> fields() {
        int bits = key.map(DkimKeyRecord::publicKey).orElse(new PublicKeyReading.Revoked())
                        instanceof PublicKeyReading.Usable usable
                ? usable.bits()
                : 0;
        return new Fields()
                .with("selector", selector)
                .with("status", status.text())
                .with("record", record)
                .with("key_type", key.map(DkimKeyRecord::keyType).orElse(""))
                .with("key_bits", bits)
                .with("testing", key.map(DkimKeyRecord::testing).orElse(false))
                .map();
    }
}
