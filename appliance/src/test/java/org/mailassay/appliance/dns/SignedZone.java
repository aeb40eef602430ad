package org.mailassay.appliance.dns;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A root zone signed with a key made for the test, with proofs of absence (RFC 4034, RFC 4035, section 3.1.3).
final class SignedZone implements DnsServer.Responder {
    private final SortedMap<Name, List<RRset>> sets = new TreeMap<>();
    private final DNSKEYRecord key;
    private final KeyPair pair;
    private final Instant signedAt;

    SignedZone(Instant signedAt, List<Record> records) throws IOException, GeneralSecurityException {
        this.signedAt = signedAt;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.pair = generator.generateKeyPair();
        try {
            this.key = new DNSKEYRecord(
                    Name.root,
                    DClass.IN,
                    3600,
                    DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
                    DNSKEYRecord.Protocol.DNSSEC,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    pair.getPublic());
        } catch (DNSSEC.DNSSECException failed) {
            throw new GeneralSecurityException(failed);
        }
        List<Record> all = new ArrayList<>(records);
        all.add(key);
        all.forEach(this::add);
        addProofs();
    }

    private void add(Record added) {
        List<RRset> atName = sets.computeIfAbsent(added.getName(), name -> new ArrayList<>());
        for (RRset set : atName) {
            if (set.getType() == added.getType()) {
                set.addRR(added);
                return;
            }
        }
        atName.add(new RRset(added));
    }

    private void addProofs() {
        List<Name> names = List.copyOf(sets.keySet());
        int[] index = {0};
        sets.forEach((name, atName) -> {
            int[] types = new int[atName.size() + 2];
            for (int t = 0; t < atName.size(); t++) {
                types[t] = atName.get(t).getType();
            }
            types[atName.size()] = Type.NSEC;
            types[atName.size() + 1] = Type.RRSIG;
            Name next = names.get(++index[0] % names.size());
            atName.add(new RRset(new NSECRecord(name, DClass.IN, 300, next, types)));
        });
    }

    /// The anchor that a validator starts from.
    String anchor() {
        return key.toString();
    }

    @Override
    public List<byte[]> respond(Message query, DnsServer.Transport transport) throws IOException {
        return List.of(answer(query).toWire());
    }

    Message answer(Message query) throws IOException {
        Message response = MasterFile.empty(query);
        Name name = query.getQuestion().getName();
        List<RRset> atName = sets.getOrDefault(name, List.of());
        for (RRset set : atName) {
            if (set.getType() == query.getQuestion().getType()) {
                addSigned(response, set, Section.ANSWER);
                return response;
            }
        }
        addSigned(response, set(Name.root, Type.SOA), Section.AUTHORITY);
        if (atName.isEmpty()) {
            response.getHeader().setRcode(Rcode.NXDOMAIN);
            addSigned(response, set(sets.headMap(name).lastKey(), Type.NSEC), Section.AUTHORITY);
            addSigned(response, set(Name.root, Type.NSEC), Section.AUTHORITY);
        } else {
            addSigned(response, set(name, Type.NSEC), Section.AUTHORITY);
        }
        return response;
    }

    private RRset set(Name name, int type) {
        return sets.getOrDefault(name, List.of()).stream()
                .filter(set -> set.getType() == type)
                .findFirst()
                .orElseThrow();
    }

    private void addSigned(Message response, RRset set, int section) throws IOException {
        set.rrs().forEach(each -> response.addRecord(each, section));
        try {
            response.addRecord(
                    DNSSEC.sign(
                            set,
                            key,
                            pair.getPrivate(),
                            signedAt.minus(Duration.ofHours(1)),
                            signedAt.plus(Duration.ofDays(7))),
                    section);
        } catch (DNSSEC.DNSSECException failed) {
            throw new IOException(failed);
        }
    }
}
