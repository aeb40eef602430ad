package org.mailassay.api.dmarc;

import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.domain.Domain;

/// A domain as lists and its own page show it.
final class DomainJson {
    private DomainJson() {}

    static void write(JsonWriter json, Domain domain) {
        json.field("id", ResourceId.DOMAIN.text(domain.id()));
        json.field("domain", domain.name());
        json.field("active", domain.active());
        json.field("status", domain.active() ? "active" : "deactivated");
        json.field("dns_status", domain.dnsStatus());
        json.field("dns_checked_at", domain.dnsCheckedAt());
        json.field("activated_at", domain.activatedAt());
        json.field("created_at", domain.createdAt());
    }
}
