package org.mailassay.analysis.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mailassay.analysis.message.Octets;

/// The WebP versions of one message's pictures, on their way to the bundle. It lives as long as one scan and is safe
/// for use by several threads.
public final class OptimizedImages {
    /// Octets of pictures that are kept for one message.
    public static final int MOST_OCTETS = 20 << 20;

    /// The first time that a ZIP archive can tell, so that the same pictures make the same archive.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int LONGEST_NAME = 60;

    private final SequencedMap<String, Octets> files = new LinkedHashMap<>();
    private int octets;

    /// Keeps a picture.
    ///
    /// @param source where it came from, by whose end it is named
    /// @return the name in the archive; empty when there is no room
    public synchronized Optional<String> keep(String source, Octets webp) {
        if (webp.length() > MOST_OCTETS - octets) {
            return Optional.empty();
        }
        String name = "%03d-%s.webp".formatted(files.size() + 1, name(source));
        octets += webp.length();
        files.put(name, webp);
        return Optional.of(name);
    }

    /// All of them as a ZIP archive; empty when there are none.
    public synchronized Optional<Octets> zip() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream(octets + 200 * files.size());
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            // The pictures are packed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, Octets> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                file.getValue().open().transferTo(zip);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return Optional.of(Octets.of(archive.toByteArray()));
    }

    /// The last segment without its ending, of letters, digits and hyphens only, so that no name leads out of a folder.
    private static String name(String source) {
        int end = source.length();
        for (char c : new char[] {'?', '#'}) {
            int at = source.indexOf(c);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String last =
                source.substring(Math.max(source.lastIndexOf('/', end - 1), source.lastIndexOf(':', end - 1)) + 1, end);
        int dot = last.lastIndexOf('.');
        StringBuilder safe = new StringBuilder();
        String stem = dot > 0 ? last.substring(0, dot) : last;
        for (int i = 0; i < stem.length() && safe.length() < LONGEST_NAME; i++) {
            char c = stem.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || (!safe.isEmpty() && safe.charAt(safe.length() - 1) != '-')) {
                safe.append(plain ? c : '-');
            }
        }
        String name = safe.toString();
        String whole = name.endsWith("-") ? name.substring(0, name.length() - 1) : name;
        return whole.isEmpty() ? "picture" : whole;
    }
}
