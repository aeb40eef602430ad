package org.mailassay.store.alert;

import java.util.List;
import org.mailassay.analysis.alert.DigestDomain;

/// An account that is to be told of a week.
///
/// @param domains those with most mail first
/// @param open summaries of open alerts
public record DigestAccount(long accountId, List<DigestDomain> domains, List<String> open) {
    public DigestAccount {
        domains = List.copyOf(domains);
        open = List.copyOf(open);
    }
}
