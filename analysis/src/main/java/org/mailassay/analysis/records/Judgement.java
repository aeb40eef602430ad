package org.mailassay.analysis.records;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.tags.Fault;

/// What is said of one subject of a domain's records.
///
/// @param status how it stands
/// @param name the DNS name that was asked for
/// @param record the record's text as published, several joined by line feeds; empty when there is none
/// @param details what was read; empty when there is nothing to read
/// @param errors what keeps it from working
/// @param warnings what else is to be said
public record Judgement<D extends Details>(
        RecordStatus status,
        String name,
        String record,
        Optional<D> details,
        List<Fault> errors,
        List<Fault> warnings) {
    public Judgement {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /// The subject is there; the faults decide how it stands.
    static <D extends Details> Judgement<D> found(String name, String text, D details, List<Fault> faults) {
        List<Fault> errors = faults.stream().filter(Fault::isError).toList();
        List<Fault> warnings = faults.stream().filter(fault -> !fault.isError()).toList();
        RecordStatus status = RecordStatus.VALID;
        if (!errors.isEmpty()) {
            status = RecordStatus.INVALID;
        } else if (!warnings.isEmpty()) {
            status = RecordStatus.WARNING;
        }
        return new Judgement<>(status, name, text, Optional.of(details), errors, warnings);
    }

    /// Something is there, but nothing that could be read.
    static <D extends Details> Judgement<D> invalid(String name, String text, Fault error) {
        return new Judgement<>(RecordStatus.INVALID, name, text, Optional.empty(), List.of(error), List.of());
    }

    /// The DNS said that there is nothing.
    static <D extends Details> Judgement<D> missing(String name) {
        return new Judgement<>(RecordStatus.MISSING, name, "", Optional.empty(), List.of(), List.of());
    }

    /// The DNS said that there is nothing, and something can be said of that.
    static <D extends Details> Judgement<D> missing(String name, D details, List<Fault> warnings) {
        return new Judgement<>(RecordStatus.MISSING, name, "", Optional.of(details), List.of(), warnings);
    }

    /// Nothing is known.
    static <D extends Details> Judgement<D> unknown(String name, Fault reason) {
        return new Judgement<>(RecordStatus.UNKNOWN, name, "", Optional.empty(), List.of(reason), List.of());
    }

    /// The same as names and plain values, in the order to show them.
    public SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new Fields()
                .with("status", status.text())
                .with("name", name)
                .with("record", record)
                .map();
        details.ifPresent(found -> fields.putAll(found.fields()));
        fields.put("errors", errors.stream().map(Judgement::fault).toList());
        fields.put("warnings", warnings.stream().map(Judgement::fault).toList());
        return fields;
    }

    private static SequencedMap<String, Object> fault(Fault fault) {
        return new Fields()
                .with("code", fault.code())
                .with("message", fault.text())
                .with("tag", fault.tag())
                .with("offset", fault.offset())
                .map();
    }
}
