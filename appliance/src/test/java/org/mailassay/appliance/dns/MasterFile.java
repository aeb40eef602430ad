package org.mailassay.appliance.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Records in master file form (RFC 1035, section 5), answered as one zone.
public final class MasterFile implements DnsServer.Responder {
    private final List<Record> records = new ArrayList<>();
    private final boolean followsAliases;

    MasterFile(boolean followsAliases, String text) throws IOException {
        this.followsAliases = followsAliases;
        try (Master master =
                new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), Name.root, 0)) {
            for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
                records.add(next);
            }
        }
    }

    public static MasterFile of(String text) throws IOException {
        return new MasterFile(true, text);
    }

    @Override
    public List<byte[]> respond(Message query, DnsServer.Transport transport) {
        return List.of(answer(query).toWire());
    }

    Message answer(Message query) {
        Message response = empty(query);
        Name name = query.getQuestion().getName();
        int type = query.getQuestion().getType();
        boolean followed = true;
        while (followed) {
            followed = false;
            Name owner = name;
            for (Record each : records) {
                if (each.getName().equals(owner) && each.getType() == type) {
                    response.addRecord(each, Section.ANSWER);
                } else if (each.getName().equals(owner) && each instanceof CNAMERecord alias) {
                    response.addRecord(each, Section.ANSWER);
                    name = alias.getTarget();
                    followed = followsAliases;
                }
            }
        }
        Name last = name;
        if (records.stream().noneMatch(each -> each.getName().equals(last))) {
            response.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        if (response.getSection(Section.ANSWER).isEmpty()) {
            records.stream()
                    .filter(each -> each.getType() == Type.SOA && last.subdomain(each.getName()))
                    .forEach(each -> response.addRecord(each, Section.AUTHORITY));
        }
        return response;
    }

    /// A response to the query with nothing in it.
    static Message empty(Message query) {
        Message response = new Message(query.getHeader().getID());
        response.getHeader().setFlag(Flags.QR);
        response.getHeader().setFlag(Flags.RA);
        response.addRecord(query.getQuestion(), Section.QUESTION);
        return response;
    }

    static byte[] failure(Message query, int rcode) {
        Message response = empty(query);
        response.getHeader().setRcode(rcode);
        return response.toWire();
    }
}
