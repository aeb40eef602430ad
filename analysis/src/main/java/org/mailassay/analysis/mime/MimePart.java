package org.mailassay.analysis.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

/// A part of a message, or the message itself, with the parts in it (RFC 2045, section 2.4).
///
/// @param path the numbers of the parts that lead to it, `1.2`; empty for the message itself
/// @param header all its fields
/// @param contentType its declared type; `text/plain` where none is declared (RFC 2045, section 5.2)
/// @param disposition as declared (RFC 2183); its value is empty where none is
/// @param encoding as declared
/// @param body between the header and the end of the part, still encoded
/// @param parts of a multipart or of an enclosed message, in order; empty for a leaf
public record MimePart(
        String path,
        HeaderFields header,
        Parameters contentType,
        Parameters disposition,
        TransferEncoding encoding,
        Octets body,
        List<MimePart> parts) {
    private static final int MAXIMUM_FILE_NAME = 255;

    public MimePart {
        parts = List.copyOf(parts);
    }

    /// The declared media type, lower case without parameters.
    public String mediaType() {
        return contentType.value();
    }

    /// Whether it has no parts.
    public boolean isLeaf() {
        return parts.isEmpty();
    }

    /// Whether the sender means it to be saved rather than shown (RFC 2183, section 2.2).
    public boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    /// The file name as a person reads it, at most 255 characters; empty when none is given.
    public String fileName() {
        String given = disposition.get("filename");
        String shown = FileName.decode(given.isEmpty() ? contentType.get("name") : given);
        return shown.length() > MAXIMUM_FILE_NAME ? shown.substring(0, MAXIMUM_FILE_NAME) : shown;
    }

    /// The name by which HTML refers to it, without brackets (RFC 2392).
    public Optional<String> contentId() {
        return header.first("Content-ID")
                .map(HeaderField::value)
                .map(value -> value.replaceAll("[<>\\s]", ""))
                .filter(value -> !value.isEmpty());
    }

    /// At most so many of the first octets without the encoding.
    public Octets decodedFirst(int most) {
        return Octets.of(encoding.decodeFirst(body, most));
    }

    /// How many octets it has without the encoding; they are counted and not kept.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    public long decodedLength() {
        if (encoding == TransferEncoding.IDENTITY) {
            return body.length();
        }
        try (InputStream octets = encoding.decode(body)) {
            long length = 0;
            byte[] block = new byte[1 << 16];
            for (int read = octets.read(block); read >= 0; read = octets.read(block)) {
                length += read;
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("stopped while a part was read");
                }
            }
            return length;
        } catch (IOException impossible) {
            throw new UncheckedIOException("octets in memory cannot fail to be read", impossible);
        }
    }

    /// This part and all parts in it, in the order of the message.
    public Stream<MimePart> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(MimePart::all));
    }

    /// The parts without parts, in the order of the message.
    public Stream<MimePart> leaves() {
        return all().filter(MimePart::isLeaf);
    }
}
