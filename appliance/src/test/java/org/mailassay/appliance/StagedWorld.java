package org.mailassay.appliance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.MasterFile;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// A DNS whose records and whose health a test changes.
final class StagedWorld implements DnsServer.Responder {
    /// What becomes of a question.
    enum Health {
        ANSWERS,
        SILENT,
        SERVFAIL
    }

    private final Map<String, String> lines = new TreeMap<>();
    private final AtomicReference<DnsServer.Responder> records = new AtomicReference<>();
    private final AtomicReference<Health> health = new AtomicReference<>(Health.ANSWERS);

    StagedWorld(String masterFile) throws IOException {
        masterFile.lines().forEach(line -> lines.put(line, line));
        records.set(MasterFile.of(masterFile));
    }

    void become(Health next) {
        health.set(next);
    }

    void publish(String line) throws IOException {
        replace("", line);
    }

    /// Takes away every line that begins with the first text, and puts the other there unless it is empty.
    void replace(String beginning, String line) throws IOException {
        if (!beginning.isEmpty()) {
            lines.keySet().removeIf(each -> each.startsWith(beginning));
        }
        if (!line.isEmpty()) {
            lines.put(line, line);
        }
        records.set(MasterFile.of(String.join("\n", lines.values()) + "\n"));
    }

    @Override
    public List<byte[]> respond(Message query, DnsServer.Transport transport) throws IOException {
        return switch (health.get()) {
            case ANSWERS -> records.get().respond(query, transport);
            case SILENT -> List.of();
            case SERVFAIL -> List.of(failure(query));
        };
    }

    private static byte[] failure(Message query) {
        Message response = new Message(query.getHeader().getID());
        response.getHeader().setFlag(Flags.QR);
        response.getHeader().setRcode(Rcode.SERVFAIL);
        response.addRecord(query.getQuestion(), Section.QUESTION);
        return response.toWire();
    }
}
