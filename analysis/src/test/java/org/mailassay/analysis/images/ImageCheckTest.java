package org.mailassay.analysis.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.RecordingFetcher;
import org.mailassay.analysis.fetch.ReplayedFetcher;
import org.mailassay.analysis.images.ImageOptimizer.Optimization;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.WebMail;
import org.mailassay.analysis.verdict.MessageEvaluation;

class ImageCheckTest {
    private static final String CLEAN =
            "<img src=\"https://www.example.com/logo.png\" width=\"100\" height=\"50\" alt=\"Logo\">";

    @Test
    void aCleanNewsletterPasses() {
        assertThat(run(CLEAN).findings())
                .filteredOn(finding -> finding.status() != Status.NA)
                .hasSize(8)
                .allSatisfy(finding -> assertThat(finding.status())
                        .as(finding.criterion().id())
                        .isEqualTo(Status.PASS));
    }

    @Test
    void withoutPicturesThereIsNothingToJudge() {
        assertThat(run("<p>Hello</p>").findings())
                .hasSize(9)
                .allSatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.NA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img src="https://gone.example/x.png" SIZE>          | images.broken     | FAIL
            <img src="https://www.example.com/page" SIZE>        | images.broken     | FAIL
            <img src="https://www.example.com/half.png" SIZE>    | images.broken     | FAIL
            <img src="https://www.example.com/header.png" SIZE>  | images.broken     | FAIL
            <img src="https://www.example.com/empty.png" SIZE>   | images.broken     | FAIL
            <img src="cid:missing" SIZE>                         | images.broken     | FAIL
            <img src="logo.png" SIZE>                            | images.broken     | FAIL
            <img src="data:image/png;base64,AAAA" SIZE>          | images.broken     | FAIL
            <img src="https://www.example.com/wrong.gif" SIZE>   | images.type       | WARN
            <img src="https://www.example.com/x.bmp" SIZE>       | images.format     | WARN
            <img src="https://www.example.com/heavy.png" SIZE>   | images.weight     | WARN
            <img src="https://www.example.com/huge.png" SIZE>    | images.dimensions | WARN
            <div style="background:url('https://www.example.com/huge.png')"></div> | images.dimensions | WARN
            <table background="https://gone.example/x.png"></table> | images.broken     | FAIL
            <style>p { background: URL( "https://gone.example/x.png" ) }</style> | images.broken | FAIL
            <img src="https://www.example.com/logo.png" srcset="https://gone.example/2.png 2x" SIZE> | images.broken | FAIL
            """)
    void oneDefectIsOneFindingAndItsGainIsWhatMendingGives(String html, String id, Status status) {
        List<Finding> findings =
                run(CLEAN + html.replace("SIZE", "width=100 height=50")).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.status() != Status.PASS && finding.status() != Status.NA)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.criterion().id()).isEqualTo(id);
                    assertThat(finding.status()).isEqualTo(status);
                    assertThat(finding.fix()).isPresent();
                });
        Score score = Score.of(findings);
        assertThat(score.overall().orElseThrow()
                        + score.findings().stream()
                                .mapToInt(ScoredFinding::gain)
                                .sum())
                .isEqualTo(100);
    }

    @Test
    void trackingPixelsAreToldAndNotFetched() {
        FakeWeb web = web();
        CheckReport report = run("""
                <img src="https://open.news.example/o?u=1" width="1" height="1">
                <img src="https://u1.ct.sendgrid.net/wf/open?u=2">
                <img src="https://hide.example/a.png" style="display : none">
                <img src="https://www.example.com/one.png">
                <img src="https://www.example.com/logo.png" style="display:none" width="100" height="50">
                <img src="https://www.example.com/logo.png" style="line-height:0;border:0">
                <a href="https://shop.list-manage.com/track/click?u=3">Offer</a>
                """, web);

        assertThat(web.asked)
                .containsExactlyInAnyOrder(
                        "GET https://www.example.com/one.png", "GET https://www.example.com/logo.png");
        assertThat(report.details().get("security.tracking_domains"))
                .isEqualTo(List.of(
                        "hide.example", "list-manage.com", "open.news.example", "sendgrid.net", "www.example.com"));
        assertThat(report.details().get("security.tracking_pixels"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(4);
    }

    @Test
    void withoutAnswersThereIsNothingToBlame() {
        assertThat(run(CLEAN, Fetcher.none()).findings())
                .filteredOn(finding ->
                        finding.status().counts() && finding.criterion().points() > 0)
                .isEmpty();
    }

    @Test
    void embeddedPicturesAreRead() {
        CheckReport report =
                check("""
                From: a@example.com
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:logo@example.com" width=2 height=1>
                --b
                Content-Type: image/jpeg
                Content-ID: <logo@example.com>
                Content-Transfer-Encoding: base64

                BODY
                --b--
                """.replace("BODY", Base64.getEncoder().encodeToString(png(2, 1, 60))), new FakeWeb(""));

        assertThat(report.details().toString())
                .contains("source=cid:logo@example.com", "declared_type=image/jpeg", "type=image/png", "bytes=60");
        assertThat(status(report, "images.type")).isEqualTo(Status.WARN);
    }

    @Test
    void whatIsOptimizedIsInTheBundle() {
        ImageOptimizer halving = picture -> picture.length() > 50
                ? new Optimization.Smaller(picture.slice(0, picture.length() / 2))
                : new Optimization.LeftOut("it is small");
        OptimizedImages optimized = new OptimizedImages();
        ScanPorts ports = new ScanPorts(WebMail.nothing(), web(), List.of(), halving, optimized);
        CheckReport report = new ImageCheck()
                .run(WebMail.of(
                        "From: a@example.com\r\nContent-Type: text/html\r\n\r\n" + CLEAN
                                + "<img src=\"https://www.example.com/page\"><img src=\"https://open.example/\" width=1 height=1>",
                        ports));

        assertThat(report.details().toString())
                .contains("saved_bytes=150", "webp={webp_bytes=150, saved_bytes=150, file=001-logo.webp}");
        assertThat(optimized.zip()).isPresent();
    }

    @Test
    @Timeout(120)
    void aPartOfAHundredMegabytesIsCountedAndNotKept() {
        byte[] head = """
                From: a@example.com
                Content-Type: image/png
                Content-Transfer-Encoding: base64

                """.getBytes(US_ASCII);
        byte[] line = (Base64.getEncoder().encodeToString(png(10, 10, 57)) + "\n").getBytes(US_ASCII);
        int lines = 100_000_000 / line.length;
        ByteBuffer message =
                ByteBuffer.allocate(head.length + lines * line.length).put(head);
        for (int i = 0; i < lines; i++) {
            message.put(line);
        }
        long start = System.nanoTime();
        ReceivedMessage received = new ReceivedMessage(
                "test",
                Octets.of(message.array()),
                new Envelope("", List.of()),
                new Connection.Unknown(),
                Instant.EPOCH);
        ScanPorts ports = new ScanPorts(WebMail.nothing(), Fetcher.none(), List.of());
        CheckReport report = new ImageCheck()
                .run(ScanMaterial.of(
                        received, ports, new MessageEvaluation(ports.dns(), new KeyRecordCache(), "mail.example")));

        assertThat(report.details().toString()).contains("bytes=" + 57L * lines + ",");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    @Timeout(30)
    void thousandsOfPicturesAreFetchedNoFurtherThanTheLimit() {
        FakeWeb web = web();
        String html = IntStream.range(0, 5_000)
                .mapToObj(
                        i -> "<img src=\"https://www.example.com/" + i + ".png\" srcset=\"" + "a,".repeat(100) + "\">")
                .collect(Collectors.joining());
        run(html, web);

        assertThat(web.asked).hasSize(PictureReader.MOST_FETCHED);
    }

    @Test
    void aReplayGivesTheSameReport() {
        RecordingFetcher recording = new RecordingFetcher(web());
        String html = CLEAN + "<img src=\"https://www.example.com/heavy.png\"><img src=\"https://gone.example/\">";
        CheckReport first = run(html, recording);

        assertThat(run(html, new ReplayedFetcher(recording.recorded()))).isEqualTo(first);
    }

    private static FakeWeb web() {
        byte[] bmp = new byte[60];
        System.arraycopy("BM".getBytes(US_ASCII), 0, bmp, 0, 2);
        bmp[14] = 40;
        bmp[18] = 9;
        bmp[22] = 9;
        return new FakeWeb("https://gone.example/x.png 404")
                .with("https://www.example.com/logo.png", "image/png", png(100, 50, 300))
                .with("https://www.example.com/half.png", "image/png", Arrays.copyOf(png(100, 50, 300), 150))
                .with("https://www.example.com/header.png", "image/png", Arrays.copyOf(png(100, 50, 300), 33))
                .with("https://www.example.com/empty.png", "image/png", withoutData(png(100, 50, 57)))
                .with("https://www.example.com/one.png", "image/png", png(1, 1, 300))
                .with("https://www.example.com/page", "text/html", "<p>no picture</p>".getBytes(UTF_8))
                .with("https://www.example.com/wrong.gif", "image/gif; x=y", png(100, 50, 300))
                .with("https://www.example.com/x.bmp", "image/bmp", bmp)
                .with("https://www.example.com/heavy.png", "image/png", png(100, 50, 600_000))
                .with("https://www.example.com/huge.png", "image/png", png(60_000, 60_000, 300));
    }

    /// A file with this size in its header and zeros for a picture.
    private static byte[] png(int width, int height, int length) {
        return ByteBuffer.allocate(length)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(width)
                .putInt(height)
                .position(33)
                .putInt(length - 57)
                .put("IDAT".getBytes(US_ASCII))
                .position(length - 8)
                .put("IEND".getBytes(US_ASCII))
                .array();
    }

    private static byte[] withoutData(byte[] png) {
        return new String(png, ISO_8859_1).replace("IDAT", "tEXt").getBytes(ISO_8859_1);
    }

    private static Status status(CheckReport report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.criterion().id().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static CheckReport run(String html) {
        return run(html, web());
    }

    private static CheckReport run(String html, Fetcher fetcher) {
        return new ImageCheck().run(WebMail.html(html, fetcher));
    }

    private static CheckReport check(String message, Fetcher fetcher) {
        return new ImageCheck().run(WebMail.of(message, new ScanPorts(WebMail.nothing(), fetcher, List.of())));
    }
}
