package org.mailassay.analysis.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/// Octets that nobody changes after they were handed over. The array is shared, not copied: a message of 25 MB is
/// held once.
public final class Octets {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    private Octets(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /// Wraps the array; the caller no longer writes to it.
    public static Octets of(byte[] bytes) {
        return new Octets(bytes, 0, bytes.length);
    }

    public int length() {
        return length;
    }

    public byte at(int index) {
        return bytes[offset + Objects.checkIndex(index, length)];
    }

    /// The first index of the octet at or after the given index; -1 when there is none.
    public int indexOf(byte octet, int from) {
        for (int i = offset + from; i < offset + length; i++) {
            if (bytes[i] == octet) {
                return i - offset;
            }
        }
        return -1;
    }

    /// Copies a part of these octets into an array.
    public void copyTo(int from, byte[] target, int at, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(bytes, offset + from, target, at, count);
    }

    /// A part of these octets, sharing them.
    public Octets slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new Octets(bytes, offset + from, to - from);
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes, offset, length);
    }

    /// A copy as an array of its own.
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /// The octets, one char each (ISO-8859-1).
    public String latin1() {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /// Their digest (FIPS 180-4).
    public byte[] sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, offset, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that
                && Arrays.equals(bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Octets[" + length + "]";
    }
}
