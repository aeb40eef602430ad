package org.mailassay.appliance.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.dns.ZoneFile;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.dns.DnsjavaDns;

/// Who answers the DNS for a command: a file of zones, or the resolvers when none is named. A file is read once,
/// however many lines of a batch name it.
final class DnsSources implements AutoCloseable {
    /// Files are kept while lines that stand together use them.
    private static final int MOST_FILES = 64;

    private final DnsSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Path, ZoneDns> files = new LinkedHashMap<>(16, 0.75f, true);
    private final List<DnsjavaDns> live = new ArrayList<>(1);

    DnsSources(DnsSettings settings) {
        this.settings = settings;
    }

    /// The answers for one check.
    ///
    /// @param zones the path of a file of zones; empty for the resolvers
    Dns from(String zones) {
        lock.lock();
        try {
            if (!zones.isEmpty()) {
                Dns read = files.computeIfAbsent(Path.of(zones), DnsSources::read);
                if (files.size() > MOST_FILES) {
                    files.pollFirstEntry();
                }
                return read;
            }
            if (live.isEmpty()) {
                live.add(new DnsjavaDns(settings));
            }
            return live.getFirst();
        } finally {
            lock.unlock();
        }
    }

    private static ZoneDns read(Path file) {
        try {
            return switch (ZoneFile.read(Files.readString(file))) {
                case ZoneFile.Parsed parsed -> parsed.dns();
                case ZoneFile.Malformed malformed -> throw new CommandFailure(file + ": " + malformed);
            };
        } catch (IOException unreadable) {
            throw new CommandFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() {
        live.forEach(DnsjavaDns::close);
    }
}
