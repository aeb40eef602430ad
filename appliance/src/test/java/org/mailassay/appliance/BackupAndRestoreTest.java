package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.store.JsonTable;
import org.mailassay.store.testing.TestDatabase;

/// Backups as an operator makes them: by the command line, beside an appliance that works.
class BackupAndRestoreTest {
    @TempDir
    Path folder;

    @Test
    void whatWasThereIsThereAgainOnAnotherMachine() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup.zip");
        String key;
        String address;
        try (ApplianceUnderTest appliance = ApplianceUnderTest.start(data)) {
            String made = appliance.setUp();
            key = StartedAppliance.found(made, "ma_live_[0-9A-Za-z]{40}");
            address = StartedAppliance.found(made, "rua-[a-z0-9]+@mailassay\\.localhost");
            appliance.call(key, "POST", "/api/dmarc/v1/domains", "{\"domain\":\"example.com\"}");
            appliance.call(key, "POST", "/api/dmarc/v1/domains/1/activate", "");
            String scan = appliance.call(key, "POST", "/api/audit/v1/scans", "");
            appliance.send(
                    StartedAppliance.found(scan, "s[0-9a-z]{15}@mailassay\\.localhost"),
                    StartedAppliance.report("scanned"));
            // What comes in meanwhile is in the backup wholly or not at all.
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger sent = new AtomicInteger();
            Thread writer = Thread.startVirtualThread(() -> send(appliance, address, enough, sent));
            ApplianceUnderTest.await(() -> sent.get() > 5);
            Ended backedUp = run("backup", backup.toString(), "--data", data.toString());
            assertThat(backedUp.code()).as(backedUp.output()).isZero();
            int before = sent.get();
            ApplianceUnderTest.await(() -> sent.get() > before);
            enough.set(true);
            writer.join();
            Ended refused = run("restore", backup.toString(), "--replace", "--data", data.toString());
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("the database is in use by a running mailassay")
                    .hasLineCount(1);
        }
        delete(data);

        Ended restored = run("restore", backup.toString(), "--data", data.toString());
        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("Restored the backup of ");
        Path second = folder.resolve("second.zip");
        assertThat(run("backup", second.toString(), "--data", data.toString()).code())
                .isZero();
        assertThat(contents(second)).isEqualTo(contents(backup));
        assertThat(contents(backup)).anyMatch(entry -> entry.startsWith("files/tls/smtp-key.pem "));

        Ended full = run("restore", backup.toString(), "--data", data.toString());
        assertThat(full.output()).contains("the database holds accounts; --replace deletes them");
        try (ApplianceUnderTest again = ApplianceUnderTest.start(data)) {
            String counted = again.call(key, "GET", "/api/dmarc/v1/reports", "");
            assertThat(counted).contains("\"authenticated\":\"pass\"");
            assertThat(again.send(address, StartedAppliance.report("after"))).startsWith("250");
            ApplianceUnderTest.await(() -> again.metric("mailassay_intake_messages_total{fate=\"stored\"}") >= 1);
        }
    }

    @Test
    void aDamagedBackupChangesNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("insert into accounts (email) values ('me@example.com')");
            Path backup = folder.resolve("backup.zip");
            Path data = folder.resolve("data");
            String[] place = {
                "--data", data.toString(), "--database", database.settings().url()
            };
            assertThat(run("backup", backup.toString(), place).code()).isZero();
            assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
            byte[] octets = Files.readAllBytes(backup);
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(octets, octets.length / 2));
            database.execute("insert into accounts (email) values ('you@example.com')");

            Ended refused = run("restore", "--replace", List.of(cut.toString()), place);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.output())
                    .startsWith("mailassay: the backup ")
                    .contains("nothing was changed")
                    .hasLineCount(1);
            assertThat(database.number("select count(*) from accounts")).isEqualTo(2);
            assertThat(run("restore", "--replace", List.of(backup.toString()), place)
                            .code())
                    .isZero();
            assertThat(database.number("select count(*) from accounts")).isEqualTo(1);
            database.execute("update schema_history set version = '99' where installed_rank = 1");
            Ended newer = run("account", "list", place);
            assertThat(newer.code()).isEqualTo(1);
            assertThat(newer.output())
                    .startsWith("mailassay: The database is of a newer Mailassay: its schema has version 99")
                    .hasLineCount(1);
        }
    }

    @Test
    void keysThatCannotBeWrittenChangeNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Path data = folder.resolve("data");
            Path key = data.resolve("tls/key.pem");
            Files.createDirectories(key.getParent());
            Files.writeString(key, "of the backup");
            Path backup = folder.resolve("backup.zip");
            String[] place = {
                "--data", data.toString(), "--database", database.settings().url()
            };
            assertThat(run("backup", backup.toString(), place).code()).isZero();
            database.execute("insert into accounts (email) values ('you@example.com')");
            delete(data.resolve("tls"));
            Files.writeString(data.resolve("tls"), "a file where the folder belongs");

            Ended refused = run("restore", "--replace", List.of(backup.toString()), place);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("the keys of the backup cannot be written into the data folder")
                    .contains("nothing was changed");
            assertThat(database.number("select count(*) from accounts")).isEqualTo(1);

            Files.delete(data.resolve("tls"));
            assertThat(run("restore", "--replace", List.of(backup.toString()), place)
                            .code())
                    .isZero();
            assertThat(database.number("select count(*) from accounts")).isZero();
            assertThat(key).hasContent("of the backup");
            try (Stream<Path> files = Files.list(key.getParent())) {
                assertThat(files).containsExactly(key);
            }
        }
    }

    /// A fifth of the memory of what goes through it.
    @Test
    void itsMemoryDoesNotGrowWithTheDatabase() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("insert into accounts (email) values ('me@example.com')");
            database.execute(
                    "insert into raw_message (sha256, size, coding, octets) select '\\x00', 1000000, 'identity',"
                            + " decode(repeat('ab', 1000000), 'hex') from generate_series(1, 240)");
            database.execute("insert into source_addresses (address) select '10.0.0.0'::inet + n"
                    + " from generate_series(1, 300000) n");
            Path backup = folder.resolve("backup.zip");
            String[] place = {
                "--data",
                folder.resolve("data").toString(),
                "--database",
                database.settings().url()
            };
            Ended made = run("backup", backup.toString(), place);
            assertThat(made.code()).as(made.output()).isZero();
            Ended restored = run("restore", "--replace", List.of(backup.toString()), place);
            assertThat(restored.code()).as(restored.output()).isZero();
            assertThat(database.number("select count(*) from raw_message")).isEqualTo(240);
            assertThat(database.number("select count(*) from source_addresses")).isEqualTo(300_000);
        }
    }

    private static void send(ApplianceUnderTest appliance, String address, AtomicBoolean enough, AtomicInteger sent) {
        while (!enough.get()) {
            try {
                appliance.send(address, StartedAppliance.report("written-" + sent.get()));
                sent.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What each entry holds, by the backup's own end; the first says when it was made.
    /// Without what a restoration gives anew: the places in the event log are of another database's transactions.
    private static List<String> contents(Path backup) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile());
                InputStream end = zip.getInputStream(zip.getEntry("end.json"))) {
            return JsonTable.read(new String(end.readAllBytes(), UTF_8)).stream()
                    .filter(entry -> !entry.getFirst().equals("backup.json"))
                    .filter(entry -> !entry.getFirst().matches("data/(event.*|webhooks)\\.copy"))
                    .map(entry -> String.join(" ", entry))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Ended(int code, String output) {}

    private Ended run(String command, String option, List<String> words, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command, option));
        arguments.addAll(words);
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private Ended run(String command, String word, String... more) throws IOException, InterruptedException {
        return run(command, word, List.of(), more);
    }

    /// In a process of its own, with little memory.
    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmailassay.programs=" + System.getProperty("mailassay.programs", folder.toString()),
                "-cp",
                System.getProperty("java.class.path"),
                "org.mailassay.appliance.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILASSAY_"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
