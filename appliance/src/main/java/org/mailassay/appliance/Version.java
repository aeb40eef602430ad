package org.mailassay.appliance;

import java.util.Optional;

/// The version of the appliance.
public final class Version {
    private Version() {}

    /// As the build wrote it into the jar; `development` when the classes come from a folder.
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
