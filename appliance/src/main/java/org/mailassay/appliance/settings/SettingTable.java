package org.mailassay.appliance.settings;

import java.util.List;
import java.util.stream.Stream;

/// Every setting there is, section by section.
public final class SettingTable {
    private static final List<Setting<?>> ALL = Stream.of(
                    GeneralSection.ALL,
                    SmtpSection.ALL,
                    OutgoingSection.ALL,
                    HttpSection.ALL,
                    HttpsSection.ALL,
                    TlsSection.ALL,
                    DnsSection.ALL,
                    ReportSection.ALL,
                    ScanSection.ALL,
                    MonitorSection.ALL,
                    HealthSection.ALL,
                    EventSection.ALL,
                    SurroundingsSection.ALL)
            .flatMap(List::stream)
            .toList();

    private SettingTable() {}

    /// All of them, in the order in which the documentation shows them.
    public static List<Setting<?>> all() {
        return ALL;
    }

    /// The table in the documentation, in Markdown.
    public static List<String> markdown() {
        Stream<String> head = Stream.of("| setting | default | what it does |", "|---|---|---|");
        Stream<String> rows = ALL.stream()
                .map(setting -> "| `%s`<br>`%s` | %s | %s Must be %s.%s |"
                        .formatted(
                                setting.key(),
                                setting.environmentName(),
                                setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`",
                                setting.description(),
                                setting.type().words(),
                                setting.secret() ? " Secret." : ""));
        return Stream.concat(head, rows).toList();
    }
}
