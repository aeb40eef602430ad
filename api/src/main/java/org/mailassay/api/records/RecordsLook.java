package org.mailassay.api.records;

import java.time.Instant;
import java.util.List;
import org.mailassay.analysis.records.DomainRecords;
import org.mailassay.analysis.records.RecordStatus;

/// What a look at a domain's records came to, and when.
public record RecordsLook(DomainRecords records, Instant checkedAt) {
    /// The statuses from the one that must be mended first to the one that needs nothing.
    private static final List<RecordStatus> WORST_FIRST = List.of(
            RecordStatus.INVALID, RecordStatus.MISSING, RecordStatus.UNKNOWN, RecordStatus.WARNING, RecordStatus.VALID);

    /// The domain's status in one word: the worse of DMARC's and SPF's, without which no mail of it is authenticated.
    public RecordStatus overall() {
        return WORST_FIRST.stream()
                .filter(status ->
                        records.dmarc().status() == status || records.spf().status() == status)
                .findFirst()
                .orElseThrow();
    }
}
