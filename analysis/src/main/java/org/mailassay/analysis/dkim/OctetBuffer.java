package org.mailassay.analysis.dkim;

import java.util.Arrays;

/// A growing array of octets, without the locking of a `ByteArrayOutputStream`.
final class OctetBuffer {
    private byte[] octets = new byte[2048];
    private int length;

    void append(byte octet) {
        ensure(1);
        octets[length++] = octet;
    }

    void append(byte[] source, int from, int to) {
        ensure(to - from);
        System.arraycopy(source, from, octets, length, to - from);
        length += to - from;
    }

    int length() {
        return length;
    }

    /// Forgets what was appended past that length.
    void truncate(int newLength) {
        length = newLength;
    }

    byte[] toArray() {
        return Arrays.copyOf(octets, length);
    }

    private void ensure(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }
}
