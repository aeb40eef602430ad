package org.mailassay.store.rollup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.mailassay.analysis.report.AggregateRow;

/// Of a report's records only what is counted: some 25 octets each, so that the largest report fits in memory.
public final class CountedRows {
    private static final int ADDRESS = 16;
    private static final int SPF = 1;
    private static final int DKIM = 2;
    private static final int QUARANTINED = 4;
    private static final int REJECTED = 8;
    private static final int IPV4 = 16;

    private byte[] addresses = new byte[4 * ADDRESS];
    private long[] messages = new long[4];
    private byte[] marks = new byte[4];
    private final Counts total = new Counts();
    private int size;

    public int size() {
        return size;
    }

    public void add(AggregateRow row) {
        boolean quarantined = row.disposition() == AggregateRow.Disposition.QUARANTINE;
        boolean rejected = row.disposition() == AggregateRow.Disposition.REJECT;
        add(row.sourceIp(), row.count(), row.spf(), row.dkim(), quarantined, rejected);
    }

    public void add(InetAddress source, long count, boolean spf, boolean dkim, boolean quarantined, boolean rejected) {
        if (size == marks.length) {
            addresses = Arrays.copyOf(addresses, 2 * size * ADDRESS);
            messages = Arrays.copyOf(messages, 2 * size);
            marks = Arrays.copyOf(marks, 2 * size);
        }
        byte[] address = source.getAddress();
        System.arraycopy(address, 0, addresses, size * ADDRESS, address.length);
        messages[size] = count;
        marks[size] = (byte) ((spf ? SPF : 0)
                | (dkim ? DKIM : 0)
                | (quarantined ? QUARANTINED : 0)
                | (rejected ? REJECTED : 0)
                | (address.length == 4 ? IPV4 : 0));
        count(size, count, total);
        size++;
    }

    public long messages(int row) {
        return messages[row];
    }

    public InetAddress source(int row) {
        int from = row * ADDRESS;
        int length = (marks[row] & IPV4) == 0 ? ADDRESS : 4;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(addresses, from, from + length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 octets always make an address", e);
        }
    }

    /// Adds so many of the row's messages to the counts.
    void count(int row, long share, Counts counts) {
        int mark = marks[row];
        counts.add(share, (mark & SPF) != 0, (mark & DKIM) != 0, (mark & QUARANTINED) != 0, (mark & REJECTED) != 0);
    }

    /// The counts of all rows together.
    public Counts total() {
        return total;
    }
}
