package org.mailassay.appliance.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailassay.analysis.message.Octets;

/// Reads a file that a person named, whole, up to a size that no file of its kind has.
final class SmallFile {
    /// Messages are 25 MB at most almost everywhere.
    private static final int LARGEST = 64 << 20;

    private SmallFile() {}

    /// How many octets the file has.
    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw CommandFailure.unreadable(file, unreadable);
        }
    }

    /// The file's octets.
    static Octets octets(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(LARGEST + 1);
            if (read.length > LARGEST) {
                throw new CommandFailure(file + " has more than " + LARGEST + " octets");
            }
            return Octets.of(read);
        } catch (IOException unreadable) {
            throw CommandFailure.unreadable(file, unreadable);
        }
    }

    /// The file's text, with a replacement character for octets that are no UTF-8.
    static String text(Path file) {
        return new String(octets(file).toByteArray(), StandardCharsets.UTF_8);
    }
}
