package org.mailassay.appliance.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("mailassay.root", "..")).resolve("appliance/target");

    @TempDir
    Path folder;

    @Test
    void keepsItsDataBetweenStartsAndStopsWithTheLastUser() throws SQLException, IOException {
        Path data = folder.resolve("made on first use");
        try (EmbeddedDatabase first = EmbeddedDatabase.open(data, PROGRAMS)) {
            execute(first, "create table kept (word text); insert into kept values ('here')");
            assertThat(answer(first, "show fsync")).isEqualTo("on");
            assertThat(answer(first, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(answer(first, "select lower('É')")).isEqualTo("é");
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (EmbeddedDatabase second = EmbeddedDatabase.open(data, PROGRAMS)) {
            assertThat(answer(second, "select word from kept")).isEqualTo("here");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database.password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, PROGRAMS)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void takesOverADatabaseWhoseUserWasKilled() throws Exception {
        killUser();
        long orphan =
                PostmasterFile.read(folder.resolve("postgres")).orElseThrow().processId();
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, PROGRAMS)) {
            assertThat(answer(database, "select 'alive'")).isEqualTo("alive");
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsWhenTheProcessNumberOfACrashBelongsToAnotherProgramByNow() throws Exception {
        EmbeddedDatabase.open(folder, PROGRAMS).close();
        Path postmaster = folder.resolve("postgres/postmaster.pid");
        Files.write(
                postmaster,
                List.of(Long.toString(ProcessHandle.current().pid()), folder + "/postgres", "1", "5432", "", "", ""));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, PROGRAMS)) {
            assertThat(answer(database, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void servesSeveralProcessesAndStopsAfterTheLast() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.open(folder, PROGRAMS)) {
            killUser();
            assertThat(answer(first, "select 'still here'")).isEqualTo("still here");
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void isOpenedOnceInOneProcess() throws SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.open(folder, PROGRAMS)) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(folder, PROGRAMS))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessage("this process has the embedded database open already");
            assertThat(answer(first, "select 'still here'")).isEqualTo("still here");
        }
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> EmbeddedDatabase.open(file.resolve("data"), PROGRAMS))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageNotContaining("\n");
    }

    private void killUser() throws IOException, InterruptedException {
        Process user = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledUser.class.getName(),
                        folder.toString(),
                        PROGRAMS.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(user.getInputStream().readAllBytes(), UTF_8)).contains("open");
        assertThat(user.waitFor()).isEqualTo(137);
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
