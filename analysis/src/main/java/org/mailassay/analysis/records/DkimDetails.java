package org.mailassay.analysis.records;

import java.util.List;
import java.util.SequencedMap;

/// The DKIM keys of a domain under the selectors that mail and reports made known.
public record DkimDetails(List<DkimSelector> selectors) implements Details {
    public DkimDetails {
        selectors = List.copyOf(selectors);
    }

    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("selectors", selectors.stream().map(DkimSelector::fields).toList())
                .map();
    }
}
