package org.mailassay.analysis.records;

import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.tags.Fault;

/// What stands under one selector.
///
/// @param selector its name
/// @param status how its key record stands
/// @param record the text as published; empty when there is none
/// @param faults what is wrong or doubtful
public record DkimSelector(String selector, RecordStatus status, String record, List<Fault> faults) {
    public DkimSelector {
        faults = List.copyOf(faults);
    }

    static DkimSelector missing(String selector) {
        return new DkimSelector(
                selector,
                RecordStatus.MISSING,
                "",
                List.of(fault(DkimFault.KEY_MISSING, selector, "The selector \"" + selector + "\" has no key.")));
    }

    static DkimSelector unknown(String selector, DnsAnswer.Failed failed) {
        return new DkimSelector(
                selector,
                RecordStatus.UNKNOWN,
                "",
                List.of(fault(DkimFault.KEY_UNKNOWN, selector, "The DNS gave no answer: " + failed.detail() + ".")));
    }

    static DkimSelector found(String selector, List<DnsRecord.Txt> texts) {
        String text =
                String.join("\n", texts.stream().map(DnsRecord.Txt::joined).toList());
        return texts.size() == 1
                ? new DkimSelector(selector, RecordStatus.VALID, text, List.of())
                : new DkimSelector(
                        selector,
                        RecordStatus.INVALID,
                        text,
                        List.of(fault(
                                DkimFault.SEVERAL_KEYS,
                                selector,
                                "The selector \"" + selector + "\" has more than one record.")));
    }

    private static Fault fault(DkimFault reason, String selector, String text) {
        return new Fault(reason, text, Fault.WHOLE_RECORD, selector);
    }

    SequencedMap<String, Object> fields() {
        return new Fields()
                .with("selector", selector)
                .with("status", status.text())
                .with("record", record)
                .map();
    }
}
