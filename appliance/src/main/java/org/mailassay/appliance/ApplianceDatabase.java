package org.mailassay.appliance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;

/// The database that the settings name, or the embedded one.
public final class ApplianceDatabase implements AutoCloseable {
    /// An SMTP client hears 4xx within five seconds when the database is away.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final @Nullable EmbeddedDatabase embedded;
    private final Database database;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ApplianceDatabase(@Nullable EmbeddedDatabase embedded, Database database) {
        this.embedded = embedded;
        this.database = database;
    }

    /// Opens the database, starting the embedded one when nobody has it running.
    ///
    /// @param connections how many are kept at most
    public static ApplianceDatabase open(Settings settings, int connections) {
        ApplianceDatabase opened = openAsItIs(settings, connections);
        try {
            opened.database.migrate();
            return opened;
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /// The same, with the schema of whatever version it is.
    public static ApplianceDatabase openAsItIs(Settings settings, int connections) {
        Optional<String> url = settings.get(GeneralSection.DATABASE_URL);
        if (url.isPresent()) {
            return open(null, url.get(), user(settings), settings.get(GeneralSection.DATABASE_PASSWORD), connections);
        }
        Path data = settings.get(GeneralSection.DATA);
        Path programs = Path.of(System.getProperty("mailassay.programs", data.toString()));
        EmbeddedDatabase embedded = EmbeddedDatabase.open(data, programs);
        return open(embedded, embedded.url(), embedded.user(), embedded.password(), connections);
    }

    /// The open database.
    public Database database() {
        return database;
    }

    /// Closes the connections, and ends the use of the embedded database; once, however often it is asked.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (embedded) {
                database.close();
            }
        }
    }

    private static ApplianceDatabase open(
            @Nullable EmbeddedDatabase embedded, String url, String user, String password, int connections) {
        try {
            Database database = Database.open(new DatabaseSettings(url, user, password, connections, PATIENCE));
            return new ApplianceDatabase(embedded, database);
        } catch (RuntimeException failure) {
            if (embedded != null) {
                embedded.close();
            }
            throw failure;
        }
    }

    /// A URL may say the user itself.
    private static String user(Settings settings) {
        boolean said = settings.get(GeneralSection.DATABASE_URL).orElse("").matches(".*[?&]user=.*");
        return said ? "" : settings.get(GeneralSection.DATABASE_USER);
    }
}
