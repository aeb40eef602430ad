package org.mailassay.store.enrichment;

/// A sending service by the name that people know.
///
/// @param service empty when none is known
/// @param category empty when none is known
public record ServiceLabel(String service, String category) {
    public static final ServiceLabel NONE = new ServiceLabel("", "");
}
