package org.mailassay.appliance.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How scans are carried out.
public final class ScanSection {
    public static final Setting<Integer> AT_ONCE = Setting.of(
            "scan.at-once",
            ValueType.wholeNumber(1, 256),
            "16",
            "Scans that this process carries out at one time; more wait their turn.");
    public static final Setting<Duration> DEADLINE = Setting.of(
            "scan.deadline",
            ValueType.duration(Duration.ofSeconds(5), Duration.ofMinutes(2)),
            "30s",
            "How long one scan may take; each of its checks may take two thirds of it. What is not found out then is"
                    + " unverified.");
    public static final Setting<Boolean> FETCH = Setting.of(
            "scan.fetch",
            ValueType.flag(),
            "true",
            "Whether links, pictures, logos and policies that a message names are fetched, from public addresses only.");
    public static final Setting<Long> UPLOAD = Setting.of(
            "scan.upload-size",
            ValueType.size(64 << 10, 64 << 20),
            "10M",
            "The largest message that is taken over the API; mailed ones have the limit of `report.message-size`.");
    public static final Setting<Duration> IMAGES = Setting.of(
            "scan.images-kept",
            ValueType.duration(Duration.ofMinutes(1), Duration.ofDays(90)),
            "1d",
            "How long the archive of a message's improved images can be fetched.");
    public static final Setting<Optional<Path>> MARK_ROOTS = Setting.of(
            "scan.mark-roots",
            ValueType.optional(ValueType.path()),
            "",
            "A PEM file with the authorities whose BIMI mark certificates are trusted. Without it no chain is judged.");

    public static final Setting<Boolean> SENDERSCORE = Setting.of(
            "scan.senderscore",
            ValueType.flag(),
            "false",
            "Whether SenderScore is asked, over the DNS, for the score of sending addresses. Its zone is not public:"
                    + " set it only when you have its owner's leave.");
    public static final Setting<String> ABUSEIPDB_KEY = Setting.secret(
            "scan.abuseipdb-key",
            ValueType.key(),
            "A key for AbuseIPDB's API, which is then told the sending address of each scan. Without it nobody is"
                    + " asked.");
    public static final Setting<Map<String, String>> BLOCKLIST_KEYS = Setting.secret(
            "scan.blocklist-keys",
            ValueType.blocklistKeys(),
            "Keys of blocklists that ask for one, such as `combined.mail.abusix.zone=key`. Without its key such a list"
                    + " is not asked.");

    static final List<Setting<?>> ALL =
            List.of(AT_ONCE, DEADLINE, FETCH, UPLOAD, IMAGES, MARK_ROOTS, SENDERSCORE, ABUSEIPDB_KEY, BLOCKLIST_KEYS);

    private ScanSection() {}
}
