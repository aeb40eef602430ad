package org.mailassay.appliance.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/// The values of the analysis from dnsjava's records, and names in both directions.
final class RecordReading {
    private RecordReading() {}

    static DnsRecord read(RecordType type, Record from) {
        return switch (from) {
            case ARecord a -> new DnsRecord.Address(a.getAddress());
            case AAAARecord aaaa -> new DnsRecord.Address(aaaa.getAddress());
            case MXRecord mx -> new DnsRecord.Mx(mx.getPriority(), text(mx.getTarget()));
            case TXTRecord txt -> text(txt.getStringsAsByteArrays());
            case SPFRecord spf -> text(spf.getStringsAsByteArrays());
            case PTRRecord ptr -> new DnsRecord.Ptr(text(ptr.getTarget()));
            case CNAMERecord cname -> new DnsRecord.Cname(text(cname.getTarget()));
            case NSRecord ns -> new DnsRecord.Ns(text(ns.getTarget()));
            case SOARecord soa ->
                new DnsRecord.Soa(
                        text(soa.getHost()),
                        text(soa.getAdmin()),
                        soa.getSerial(),
                        soa.getRefresh(),
                        soa.getRetry(),
                        soa.getExpire(),
                        soa.getMinimum());
            case TLSARecord tlsa ->
                new DnsRecord.Tlsa(
                        tlsa.getCertificateUsage(),
                        tlsa.getSelector(),
                        tlsa.getMatchingType(),
                        HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
            case CAARecord caa ->
                new DnsRecord.Caa(
                        caa.getFlags(),
                        caa.getTag(),
                        new String(caa.getValueAsByteArray(), StandardCharsets.ISO_8859_1));
            default -> DnsRecord.Other.of(type, from.rdataToWireCanonical());
        };
    }

    private static DnsRecord.Txt text(List<byte[]> strings) {
        return new DnsRecord.Txt(strings.stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList());
    }

    /// A name in lower case without the final dot; the root is the empty string. A dot within a label is escaped.
    static String text(Name name) {
        return name.equals(Name.root) ? "" : DomainName.lowerCase(name.toString(true));
    }

    /// The name on the wire: each label's chars are its octets.
    static Name name(String text) throws IOException {
        byte[] octets = new byte[text.length() + 2];
        byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = 0;
        if (!text.isEmpty()) {
            for (int start = 0; start <= chars.length; ) {
                int dot = text.indexOf('.', start);
                int end = dot < 0 ? chars.length : dot;
                octets[length++] = (byte) (end - start);
                System.arraycopy(chars, start, octets, length, end - start);
                length += end - start;
                start = end + 1;
            }
        }
        return new Name(Arrays.copyOf(octets, length + 1));
    }
}
