package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a made-up repository, with programs that only say how they were called in place of Java and Maven.
class LauncherTest {
    private static final Path ROOT =
            Path.of(System.getProperty("mailassay.root", "..")).toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path repository;
    private Path bin;

    @BeforeEach
    void makeARepository() throws IOException {
        repository = folder.resolve("repository");
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(repository.resolve("appliance/src/main"));
        Files.write(executable(repository.resolve("mailassay")), Files.readAllBytes(ROOT.resolve("mailassay")));
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
        java("25.0.1", "jdk25");
    }

    @Test
    void itRunsTheJarWithTheJdkOfJavaHome() throws Exception {
        build(Duration.ofHours(1));
        Ended ended = launch(repository.resolve("mailassay"), "jdk25", "account", "list", "two words");
        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .contains("jdk25", "-cp " + repository.resolve("appliance/target/mailassay.jar"))
                .endsWith("org.mailassay.appliance.Main account list two words\n");
    }

    @Test
    void itFindsItsFolderThroughLinksAndFromAnywhere() throws Exception {
        build(Duration.ofHours(1));
        Path first = Files.createSymbolicLink(bin.resolve("first"), repository.resolve("mailassay"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("bin/first"));
        assertThat(first).exists();
        assertThat(launch(second, "jdk25", "version").output()).contains("-Dmailassay.home=" + repository.toRealPath());
    }

    @Test
    void anOlderJdkInJavaHomeIsPassedOver() throws Exception {
        build(Duration.ofHours(1));
        java("17.0.9", "jdk17");
        Ended ended = launch(repository.resolve("mailassay"), "jdk17", "version");
        assertThat(ended.output()).doesNotContain("jdk17/bin/java: ");
    }

    @Test
    void itBuildsWhenASourceIsNewerThanTheJar() throws Exception {
        build(Duration.ofHours(-1));
        program(bin.resolve("mvn"), "echo \"built with $*\"");
        Ended ended = launch(repository.resolve("mailassay"), "jdk25", "version");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("mailassay: building", "built with -q -B -pl appliance -am -DskipTests");
        assertThat(launch(repository.resolve("mailassay"), "jdk25", "version").output())
                .doesNotContain("building");
    }

    @Test
    void aJarThatWasPackagedByOthersIsRehearsedOnce() throws Exception {
        build(Duration.ofHours(1));
        Path launcher = repository.resolve("mailassay");
        assertThat(launch(launcher, "jdk25", "version").output())
                .contains("mailassay: rehearsing")
                .doesNotContain("building");
        Path log = repository.resolve("appliance/target/rehearsal.log");
        assertThat(log).content().contains("org.mailassay.appliance.Main rehearse");
        assertThat(launch(launcher, "jdk25", "version").output()).doesNotContain("rehearsing");
        Files.setLastModifiedTime(
                repository.resolve("appliance/target/mailassay.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(launcher, "jdk25", "version").output())
                .contains("mailassay: rehearsing")
                .doesNotContain("building");
    }

    @Test
    void theBenchmarksAreBuiltOnce() throws Exception {
        build(Duration.ofHours(1));
        Files.createDirectories(repository.resolve("bench/target"));
        program(repository.resolve("bench/run"), "echo \"bench of $*\"");
        program(bin.resolve("mvn"), "echo \"built with $*\"");
        Path launcher = repository.resolve("mailassay");
        assertThat(launch(launcher, "jdk25", "bench", "smtp").output())
                .contains("building the benchmarks", "built with -q -B -pl bench -am -DskipTests")
                .endsWith("bench of smtp\n");
        assertThat(launch(launcher, "jdk25", "bench", "smtp").output()).isEqualTo("bench of smtp\n");
    }

    @Test
    void aFailedBuildIsSaidAndNothingIsRun() throws Exception {
        program(bin.resolve("mvn"), "echo 'ERROR broken'; exit 1");
        Ended ended = launch(repository.resolve("mailassay"), "jdk25", "version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).endsWith("ERROR broken\nmailassay: the build failed; the reason is above.\n");
    }

    @Test
    void testSumsUpTheReportsAndFailsWithThem() throws Exception {
        program(
                bin.resolve("mvn"),
                "echo \"maven $*\"; for module in store api; do mkdir -p $module/target/surefire-reports; done",
                "echo '<testsuite name=\"a\" tests=\"10\" errors=\"0\" skipped=\"2\" failures=\"0\">'"
                        + " > store/target/surefire-reports/TEST-a.xml",
                "echo '<testsuite name=\"b\" tests=\"5\" errors=\"1\" skipped=\"0\" failures=\"1\">'"
                        + " > api/target/surefire-reports/TEST-b.xml");
        Ended ended = launch(repository.resolve("mailassay"), "jdk25", "test", "-pl", "store");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("maven -B")
                .contains("-pl store -am verify")
                .endsWith("\n11 passed, 2 failed, 2 skipped\n");
        program(bin.resolve("mvn"), "exit 3");
        Ended broken = launch(repository.resolve("mailassay"), "jdk25", "test");
        assertThat(broken.code()).isEqualTo(3);
        assertThat(broken.output()).endsWith("0 passed, 0 failed, 0 skipped\n");
    }

    private record Ended(int code, String output) {}

    private Ended launch(Path launcher, String javaHome, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILASSAY_"));
        builder.environment().put("JAVA_HOME", folder.resolve(javaHome).toString());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /// A JDK by its looks.
    private void java(String version, String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), "echo \"$0: $*\"");
        program(home.resolve("bin/javac"), "exit 0");
    }

    /// A jar that is newer than the sources by a time, or older by a negative one.
    private void build(Duration newer) throws IOException {
        Path target = Files.createDirectories(repository.resolve("appliance/target"));
        Path jar = Files.writeString(target.resolve("mailassay.jar"), "");
        FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(repository.resolve("pom.xml"), time);
        Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plus(newer)));
    }

    private static void program(Path file, String... lines) throws IOException {
        Files.writeString(executable(file), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    private static Path executable(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return file;
    }
}
