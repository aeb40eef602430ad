package org.mailassay.analysis.mime;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

/// Takes a message apart into its parts (RFC 2046). It goes over the octets once for each level of nesting, and never
/// fails: what cannot be taken apart is a leaf, and a fault says so.
public final class MimeReader {
    private static final int MAXIMUM_FIELD = 8_192;

    /// RFC 2046, section 5.1.1, allows 70 characters.
    private static final int MAXIMUM_BOUNDARY = 200;

    private final MimeLimits limits;
    private final List<MimeFault> faults = new ArrayList<>();
    private int count;

    private MimeReader(MimeLimits limits) {
        this.limits = limits;
    }

    /// Reads a message whose header section was read already.
    public static MimeTree read(HeaderFields header, MimeLimits limits) {
        MimeReader reader = new MimeReader(limits);
        MimePart root = reader.part("", header, 0);
        return new MimeTree(root, reader.faults);
    }

    private MimePart part(String path, HeaderFields header, int depth) {
        count++;
        Parameters declared = field(header, "Content-Type");
        Parameters type = declared.value().isEmpty() ? new Parameters("text/plain", declared.byName()) : declared;
        TransferEncoding encoding = TransferEncoding.named(
                field(header, "Content-Transfer-Encoding").value());
        List<MimePart> parts = parts(path, header.body(), type, encoding, depth);
        return new MimePart(path, header, type, field(header, "Content-Disposition"), encoding, header.body(), parts);
    }

    private List<MimePart> parts(String path, Octets body, Parameters type, TransferEncoding encoding, int depth) {
        boolean multipart = type.value().startsWith("multipart/");
        boolean message = type.value().equals("message/rfc822") || type.value().equals("message/global");
        if (!multipart && !message) {
            return List.of();
        }
        if (encoding != TransferEncoding.IDENTITY) {
            return without(MimeFault.Kind.ENCODED_CONTAINER, path);
        }
        if (depth >= limits.depth()) {
            return without(MimeFault.Kind.TOO_DEEP, path);
        }
        return multipart ? multipart(path, body, type.get("boundary"), depth) : enclosed(path, body, depth);
    }

    private List<MimePart> enclosed(String path, Octets body, int depth) {
        return count >= limits.parts()
                ? without(MimeFault.Kind.TOO_MANY_PARTS, path)
                : List.of(part(below(path, 1), HeaderFields.of(body), depth + 1));
    }

    private List<MimePart> multipart(String path, Octets body, String boundary, int depth) {
        Delimiters delimiters = new Delimiters(body, boundary.stripTrailing(), body.length());
        if (boundary.isEmpty() || boundary.length() > MAXIMUM_BOUNDARY || !delimiters.next(0)) {
            return without(MimeFault.Kind.NO_BOUNDARY, path);
        }
        List<MimePart> found = new ArrayList<>();
        while (!delimiters.closing()) {
            if (count >= limits.parts()) {
                fault(MimeFault.Kind.TOO_MANY_PARTS, path);
                return found;
            }
            int start = delimiters.lineEnd();
            boolean more = delimiters.next(start);
            int end = more ? delimiters.contentEnd(start) : body.length();
            found.add(part(below(path, found.size() + 1), HeaderFields.of(body.slice(start, end)), depth + 1));
            if (!more) {
                fault(MimeFault.Kind.NOT_CLOSED, path);
                return found;
            }
        }
        return found;
    }

    private List<MimePart> without(MimeFault.Kind kind, String path) {
        fault(kind, path);
        return List.of();
    }

    private void fault(MimeFault.Kind kind, String path) {
        faults.add(new MimeFault(kind, path));
    }

    private static String below(String path, int number) {
        return path.isEmpty() ? String.valueOf(number) : path + "." + number;
    }

    private static Parameters field(HeaderFields header, String name) {
        String value = header.first(name).map(HeaderField::value).orElse("");
        return Parameters.of(value.length() > MAXIMUM_FIELD ? value.substring(0, MAXIMUM_FIELD) : value);
    }
}
