package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

    /// The answers for one check, from the file that the task names or from the resolvers.
    Dns of(Task task) {
        Optional<Path> zones = task.file(DnsOption.NAME);
        lock.lock();
        try {
            return zones.isPresent() ? file(zones.get()) : resolvers();
        } finally {
            lock.unlock();
        }
    }

    private Dns file(Path zones) {
        Dns read = files.computeIfAbsent(zones, DnsSources::read);
        if (files.size() > MOST_FILES) {
            files.pollFirstEntry();
        }
        return read;
    }

    private Dns resolvers() {
        if (live.isEmpty()) {
            live.add(new DnsjavaDns(settings));
        }
        return live.getFirst();
    }

    private static ZoneDns read(Path file) {
        return switch (ZoneFile.read(SmallFile.text(file))) {
            case ZoneFile.Parsed parsed -> parsed.dns();
            case ZoneFile.Malformed malformed -> throw new CommandFailure(file + ": " + malformed);
        };
    }

    @Override
    public void close() {
        live.forEach(DnsjavaDns::close);
    }
}
