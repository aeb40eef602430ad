package org.mailassay.api.audit;

import java.util.List;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressNames;
import org.mailassay.analysis.ownership.Role;
import org.mailassay.api.http.JsonWriter;

/// What addresses could be proven by.
final class AddressPreviewJson {
    private AddressPreviewJson() {}

    static void write(JsonWriter json, AddressBlock block, AddressNames names) {
        List<String> hosts = names.hosts();
        List<String> roots = names.rootDomains();
        json.field("ip_value", block.text());
        json.field("input_type", block.form().code());
        json.field("ip_count", block.count());
        json.strings("ptr_hostnames", hosts);
        json.strings("root_domains", roots);
        json.object("ptr_map", () -> names.map().forEach(json::field));
        json.field("is_multi", block.count() > 1);
        json.object("dns_targets", () -> {
            json.strings("ptr", hosts);
            json.strings("root", roots);
        });
        json.object("email_targets", () -> {
            json.object("ptr", () -> addresses(json, hosts));
            json.object("root", () -> addresses(json, roots));
        });
        if (!names.notChecked().isEmpty()) {
            // Beyond the reference: the DNS did not answer for these, so they may have names.
            json.strings(
                    "not_checked",
                    names.notChecked().stream().map(IpAddressText::format).toList());
        }
    }

    private static void addresses(JsonWriter json, List<String> domains) {
        for (Role role : Role.values()) {
            json.strings(role.localPart(), domains.stream().map(role::at).toList());
        }
    }
}
