package org.mailassay.api.dmarc;

import java.util.List;
import java.util.OptionalLong;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.api.export.Table;
import org.mailassay.store.statistics.Sender;
import org.mailassay.store.statistics.SendingAddress;

/// The columns of a domain's sources: a row for each address, behind what is said of its sender.
record SourceTable(Sender sender, SendingAddress address) {
    static final Table<SourceTable> TABLE = CountsColumns.behind(
                    Table.<SourceTable>named("sources")
                            .text("sender_domain", row -> row.sender.name())
                            .text("service", row -> row.sender.service())
                            .text("category", row -> row.sender.category())
                            .text("ip", row -> IpAddressText.format(row.address.address()))
                            .text("ptr", row -> row.address.ptr())
                            .text("country", row -> row.address.country())
                            .numberIfAny("asn", row -> asn(row.address.asn()))
                            .text("as_name", row -> row.address.asName()),
                    row -> row.address.counts())
            .text("first_seen", row -> row.address.firstSeen().toString())
            .text("last_seen", row -> row.address.lastSeen().toString());

    static List<SourceTable> rows(List<Sender> senders) {
        return senders.stream()
                .flatMap(sender -> sender.addresses().stream().map(address -> new SourceTable(sender, address)))
                .toList();
    }

    private static OptionalLong asn(long number) {
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
