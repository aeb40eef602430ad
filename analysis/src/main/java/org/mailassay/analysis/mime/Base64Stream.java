package org.mailassay.analysis.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Decodes base64 (RFC 2045, section 6.8): whatever is not in the alphabet is ignored, as that section demands, and
/// padding within the text begins a new quantum, because gateways join encoded texts.
final class Base64Stream extends BlockInputStream {
    private static final int INPUT = 8192;
    private static final byte IGNORED = -1;
    private static final byte PADDING = -2;
    private static final byte[] VALUES = values();

    private final InputStream encoded;
    private final byte[] input = new byte[INPUT];
    private int next;
    private int end;
    private int bits;
    private int bitCount;

    Base64Stream(InputStream encoded) {
        this.encoded = encoded;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int at = offset;
        int limit = offset + length;
        while (at < limit && (next < end || fill())) {
            byte value = VALUES[input[next++] & 0xff];
            if (value >= 0) {
                bits = (bits << 6) | value;
                bitCount += 6;
                if (bitCount >= 8) {
                    bitCount -= 8;
                    target[at++] = (byte) (bits >> bitCount);
                }
            } else if (value == PADDING) {
                bitCount = 0;
            }
        }
        return at > offset || length == 0 ? at - offset : -1;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(encoded.read(input, 0, INPUT), 0);
        return end > 0;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, IGNORED);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['='] = PADDING;
        return values;
    }
}
