package org.mailassay.analysis.bimi;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.mailassay.analysis.message.Octets;

/// The octets of an SVG file, unpacked when they are gzip (RFC 6170, section 5.2: SVGZ).
sealed interface IndicatorFile {
    /// The document.
    record Opened(Octets svg, boolean compressed) implements IndicatorFile {}

    /// The octets begin like gzip and cannot be unpacked.
    record Unreadable(String problem) implements IndicatorFile {}

    /// A document larger than this is too large and is not read at all.
    int LARGEST_READ = 1 << 20;

    static IndicatorFile open(Octets file) {
        boolean gzip = file.length() > 2 && (file.at(0) & 0xff) == 0x1f && (file.at(1) & 0xff) == 0x8b;
        return gzip ? unpack(file) : new Opened(file, false);
    }

    private static IndicatorFile unpack(Octets file) {
        try (GZIPInputStream in = new GZIPInputStream(file.open())) {
            byte[] svg = in.readNBytes(LARGEST_READ + 1);
            return svg.length > LARGEST_READ
                    ? new Unreadable("The file unpacks to more than a megabyte.")
                    : new Opened(Octets.of(svg), true);
        } catch (IOException damaged) {
            return new Unreadable("The file begins like gzip and cannot be unpacked: " + damaged.getMessage() + ".");
        }
    }
}
