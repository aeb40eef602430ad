package org.mailassay.store;

import org.mailassay.analysis.resource.ShippedFile;

/// Statements kept as files beside the store class that runs them, each named like the method.
public final class SqlFiles {
    private SqlFiles() {}

    /// The text of `<name>.sql` in the package of the store class. Meant for static constants, so that a missing file
    /// is found when the class is loaded.
    public static String read(Class<?> store, String name) {
        return ShippedFile.text(store, name + ".sql");
    }
}
