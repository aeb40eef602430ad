package org.mailassay.analysis.records;

import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.transport.ExchangerTlsa;
import org.mailassay.analysis.transport.TlsaUsability;

/// The TLSA records of a domain's mail exchangers.
public record DaneDetails(List<ExchangerTlsa> exchangers) implements Details {
    public DaneDetails {
        exchangers = List.copyOf(exchangers);
    }

    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("hosts", exchangers.stream().map(DaneDetails::host).toList())
                .map();
    }

    private static SequencedMap<String, Object> host(ExchangerTlsa exchanger) {
        return new Fields()
                .with("name", exchanger.exchanger())
                .with("protected", exchanger.isProtected())
                .with(
                        "records",
                        exchanger.usabilities().stream().map(DaneDetails::tlsa).toList())
                .map();
    }

    private static SequencedMap<String, Object> tlsa(TlsaUsability usability) {
        return new Fields()
                .with("record", usability.text())
                .with("usable", usability.usable())
                .map();
    }
}
