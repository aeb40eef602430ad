package org.mailassay.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.file.HeldFile;

/// The data folder, which one `up` works on at a time.
final class DataFolder {
    private DataFolder() {}

    /// Makes the folder when it is missing, and takes hold of it.
    static HeldFile hold(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return HeldFile.hold(folder.resolve("up.lock"))
                    .orElseThrow(() -> new StartFailure("another mailassay up works on the data folder " + folder));
        } catch (IOException failure) {
            throw new StartFailure(
                    "the data folder " + folder + " cannot be written: " + FileFailure.reason(failure), failure);
        }
    }
}
