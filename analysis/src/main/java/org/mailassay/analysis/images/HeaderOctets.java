package org.mailassay.analysis.images;

import org.mailassay.analysis.message.Octets;

/// Numbers in the octets of a picture. What lies behind the end is -1.
record HeaderOctets(Octets octets) {
    int length() {
        return octets.length();
    }

    /// One octet.
    int at(long index) {
        return index >= 0 && index < octets.length() ? octets.at((int) index) & 0xff : -1;
    }

    /// A number with its most significant octet first.
    long big(long index, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int octet = at(index + i);
            if (octet < 0) {
                return -1;
            }
            value = value << 8 | octet;
        }
        return value;
    }

    /// A number with its least significant octet first.
    long little(long index, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            int octet = at(index + i);
            if (octet < 0) {
                return -1;
            }
            value = value << 8 | octet;
        }
        return value;
    }

    long number(long index, int count, boolean littleFirst) {
        return littleFirst ? little(index, count) : big(index, count);
    }

    /// Whether these characters stand there.
    boolean has(long index, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(index + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
