package org.mailassay.appliance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.ValueType;
import org.mailassay.store.seal.SealingKey;

/// The secret by which private parts of failure reports are masked and sealed: the one that is set, else one in the
/// data folder, made on first use for the owner alone.
public final class SealingKeyFile {
    private SealingKeyFile() {}

    /// The key of this installation.
    ///
    /// @throws StartFailure when the file cannot be used
    public static SealingKey read(Settings settings) {
        return SealingKey.of(settings.get(ReportSection.SEALING_KEY)
                .orElseGet(() -> inFolder(settings.get(GeneralSection.DATA).resolve("sealing")))
                .toByteArray());
    }

    private static Octets inFolder(Path folder) {
        Path file = folder.resolve("key");
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            Optional<Octets> secret =
                    ValueType.secret().reader().apply(Files.readString(file).strip());
            return secret.orElseThrow(() -> new StartFailure(
                    "the file " + file + " does not hold " + ValueType.secret().words()));
        } catch (IOException failure) {
            throw new StartFailure("the file " + file + " cannot be used: " + FileFailure.reason(failure), failure);
        }
    }

    /// Another process that makes it at the same time may come first: then its key is everybody's.
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path own = Files.createTempFile(
                folder,
                "key",
                ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(own, SealingKey.newSecret() + "\n", StandardOpenOption.SYNC);
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException meanwhile) {
            // The other one's is read.
        } finally {
            Files.deleteIfExists(own);
        }
    }
}
