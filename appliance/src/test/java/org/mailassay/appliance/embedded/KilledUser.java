package org.mailassay.appliance.embedded;

import java.nio.file.Path;

/// A process that opens the embedded database and then dies without a chance to stop it.
final class KilledUser {
    private KilledUser() {}

    public static void main(String[] arguments) {
        EmbeddedDatabase.open(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("open");
        Runtime.getRuntime().halt(137);
    }
}
