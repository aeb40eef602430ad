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

    /// How many of the next eight octets come before the first that is a tab, a CR, or a space behind a space; 0 also
    /// when there are fewer than eight.
    ///
    /// @param previous the octet before them
    static int plainOctets(byte[] octets, int at, int count, byte previous) {
        if (at + Long.BYTES > count) {
            return 0;
        }
        long word = (long) WORDS.get(octets, at);
        long spaces = equalTo(word, ' ');
        long behindSpaces = (spaces << Byte.SIZE) | (previous == ' ' ? FIRST_OCTET : 0);
        long others = equalTo(word, '\t') | equalTo(word, '\r') | (spaces & behindSpaces);
        return Long.numberOfTrailingZeros(others) / Byte.SIZE;
    }

    /// The highest bit of each octet that is equal to the given one.
    private static long equalTo(long word, char octet) {
        long different = word ^ (EACH * octet);
        return ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
    }
}
