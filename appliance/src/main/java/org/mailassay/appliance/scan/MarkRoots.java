package org.mailassay.appliance.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailassay.analysis.bimi.CertificateFile;
import org.mailassay.analysis.message.Octets;
import org.mailassay.appliance.StartFailure;

/// The authorities whose BIMI mark certificates are trusted, from a PEM file.
public final class MarkRoots {
    private static final long MOST_OCTETS = 4 << 20;

    private MarkRoots() {}

    /// Reads them.
    ///
    /// @throws StartFailure when the file cannot be read or holds something else
    public static List<X509Certificate> read(Path file) {
        return read(file, "scan.mark-roots");
    }

    /// Reads them.
    ///
    /// @param asked by what the file was named, for whoever did
    /// @throws StartFailure when the file cannot be read or holds something else
    public static List<X509Certificate> read(Path file, String asked) {
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw new StartFailure(asked + ": " + file + " has more than " + MOST_OCTETS + " octets");
            }
            return switch (CertificateFile.read(Octets.of(Files.readAllBytes(file)))) {
                case CertificateFile.Read(List<X509Certificate> roots) -> roots;
                case CertificateFile.Unreadable unreadable ->
                    throw new StartFailure(asked + ": " + file + ": " + unreadable.problem());
            };
        } catch (IOException unreadable) {
            throw new StartFailure(asked + ": " + file + " cannot be read", unreadable);
        }
    }
}
