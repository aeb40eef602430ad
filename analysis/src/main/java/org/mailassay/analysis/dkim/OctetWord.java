package org.mailassay.analysis.dkim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight octets of a body at once: text has so many spaces that a question for each octet costs more than the
/// hash of the body.
final class OctetWord {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long FIRST_OCTET = 0x80L;

    private OctetWord() {}

    /// How many octets come before the first that is a tab, a CR, or a space behind a space. The last seven may be
    /// left out.
    ///
    /// @param previous the octet before them
    static int plainOctets(byte[] octets, int from, int count, byte previous) {
        int at = from;
        long spaceBefore = previous == ' ' ? FIRST_OCTET : 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            long word = (long) WORDS.get(octets, at);
            long spaces = equalTo(word, ' ');
            long doubled = spaces & ((spaces << Byte.SIZE) | spaceBefore);
            if ((controls(word) | doubled) != 0) {
                long others = equalTo(word, '\t') | equalTo(word, '\r') | doubled;
                if (others != 0) {
                    return at - from + Long.numberOfTrailingZeros(others) / Byte.SIZE;
                }
            }
            spaceBefore = spaces >>> (Long.SIZE - Byte.SIZE);
        }
        return at - from;
    }

    /// Not 0 when there is an octet below the space; cheaper than to ask for each such octet.
    private static long controls(long word) {
        return (word - EACH * ' ') & ~word & ~LOW_BITS;
    }

    /// The highest bit of each octet that is equal to the given one.
    private static long equalTo(long word, char octet) {
        long different = word ^ (EACH * octet);
        return ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
    }
}
