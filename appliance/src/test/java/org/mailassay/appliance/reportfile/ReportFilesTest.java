package org.mailassay.appliance.reportfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final String MAIL = "From: r@example.net\nSubject: one\n\nbody\n";
    private static final String MAILBOX = "From r@example.net Thu Jan  1 00:00:00 2026\n" + MAIL
            + "\nFrom r@example.net Thu Jan  1 00:00:01 2026\nFrom: r@example.net\n\n>From here\n";

    @TempDir
    Path folder;

    @Test
    void aBareReportIsHandedOverAsItIs() throws IOException {
        assertThat(read("report.xml", "<feedback/>".getBytes(UTF_8))).containsExactly("report.xml: <feedback/>");
        byte[] packed = gzip("<feedback/>");
        Path file = Files.write(folder.resolve("report.xml.gz"), packed);
        List<FoundFile> found = new ArrayList<>();
        new ReportFiles(1000).read(file, found::add);
        assertThat(found)
                .singleElement()
                .isInstanceOfSatisfying(
                        FoundFile.Content.class,
                        content -> assertThat(content.octets().toByteArray()).isEqualTo(packed));
    }

    @Test
    void aPackedMessageIsUnpacked() throws IOException {
        assertThat(read("one.eml", MAIL.getBytes(UTF_8))).containsExactly("one.eml: " + MAIL);
        assertThat(read("one.eml.gz", gzip(MAIL))).containsExactly("one.eml.gz: " + MAIL);
    }

    @Test
    void aMailboxIsReadMessageByMessageWhateverItsName() throws IOException {
        assertThat(read("mail", MAILBOX.getBytes(UTF_8)))
                .containsExactly("mail#1: " + MAIL, "mail#2: From: r@example.net\n\nFrom here\n");
        assertThat(read("mail.gz", gzip(MAILBOX))).hasSize(2);
    }

    @Test
    void brokenGzipIsLeftToTheReader() throws IOException {
        byte[] whole = gzip(MAIL);
        byte[] broken = Arrays.copyOf(whole, whole.length - 12);
        Path file = Files.write(folder.resolve("broken.eml.gz"), broken);
        List<FoundFile> found = new ArrayList<>();
        new ReportFiles(1000).read(file, found::add);
        assertThat(found)
                .singleElement()
                .isInstanceOfSatisfying(
                        FoundFile.Content.class,
                        content -> assertThat(content.octets().length()).isEqualTo(broken.length));
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        assertThat(read("large.xml", new byte[1001])).containsExactly("large.xml: too large");
        assertThat(read("bomb.eml.gz", gzip(MAIL + "x".repeat(2000)))).containsExactly("bomb.eml.gz: too large");
    }

    @Test
    void whatIsNotThereIsSaid() {
        List<FoundFile> found = new ArrayList<>();
        new ReportFiles(1000).read(folder.resolve("missing"), found::add);
        assertThat(found)
                .containsExactly(
                        new FoundFile.Unreadable(folder.resolve("missing").toString(), "there is no such file"));
    }

    @Test
    void aFolderIsReadWithItsFoldersAndAMaildirWithoutWhatIsNotDelivered() throws IOException {
        for (String name : List.of("cur/a", "new/b", "tmp/c", ".Sent/cur/d", ".hidden", "deeper/tmp/e", "f.xml")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        assertThat(FileTree.files(folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly("cur/a", "deeper/tmp/e", "f.xml", "new/b");
        assertThat(FileTree.files(folder.resolve(".hidden"))).hasSize(1);
    }

    private List<String> read(String name, byte[] octets) throws IOException {
        Path file = Files.write(folder.resolve(name), octets);
        List<String> found = new ArrayList<>();
        new ReportFiles(1000).read(file, each -> found.add(shown(each)));
        return found;
    }

    private String shown(FoundFile found) {
        String name = folder.relativize(Path.of(found.name())).toString();
        return switch (found) {
            case FoundFile.Content content -> name + ": " + content.octets().latin1();
            case FoundFile.TooLarge _ -> name + ": too large";
            case FoundFile.Unreadable unreadable -> name + ": " + unreadable.reason();
        };
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
