package org.mailassay.appliance.settings;

import java.nio.file.Path;

/// The folder that the launcher stands in.
public final class Home {
    private Home() {}

    /// The launcher says where it stands; without it, the current folder.
    public static Path folder() {
        return Path.of(System.getProperty("mailassay.home", ""))
                .toAbsolutePath()
                .normalize();
    }
}
