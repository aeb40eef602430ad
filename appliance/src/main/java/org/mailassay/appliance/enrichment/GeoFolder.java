package org.mailassay.appliance.enrichment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.appliance.StartFailure;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SurroundingsSection;

/// Where MMDB files are.
public final class GeoFolder {
    private static final String FOLDER = "geo";

    private GeoFolder() {}

    /// The file of countries that `geo update` fetches.
    public static Path countries(Settings settings) {
        return folder(settings).resolve("country.mmdb");
    }

    /// The file of networks that `geo update` fetches.
    public static Path networks(Settings settings) {
        return folder(settings).resolve("network.mmdb");
    }

    /// The files that the operator named, then the folder of those that were fetched, when it is there.
    public static List<Path> files(Settings settings) {
        List<Path> files = new ArrayList<>(settings.get(SurroundingsSection.NETWORK_FILES));
        if (Files.isDirectory(folder(settings))) {
            files.add(folder(settings));
        }
        return files;
    }

    /// The same, with the folder made, so that files that are fetched later are found.
    ///
    /// @throws StartFailure when it cannot be made
    public static List<Path> prepared(Settings settings) {
        try {
            Files.createDirectories(folder(settings));
        } catch (IOException failure) {
            throw new StartFailure(
                    "the folder " + folder(settings) + " cannot be made: " + FileFailure.reason(failure), failure);
        }
        return files(settings);
    }

    private static Path folder(Settings settings) {
        return settings.get(GeneralSection.DATA).resolve(FOLDER);
    }
}
