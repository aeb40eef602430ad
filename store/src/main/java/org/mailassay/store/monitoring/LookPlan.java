package org.mailassay.store.monitoring;

import java.util.List;
import org.mailassay.analysis.timeline.DkimKeyName;
import org.mailassay.analysis.timeline.WatchedHost;

/// What is to be looked at of a domain.
///
/// @param hosts the active ones beside the domain itself
/// @param keys of the domain and of active hosts
public record LookPlan(String domain, List<WatchedHost> hosts, List<DkimKeyName> keys) {
    public LookPlan {
        hosts = List.copyOf(hosts);
        keys = List.copyOf(keys);
    }
}
