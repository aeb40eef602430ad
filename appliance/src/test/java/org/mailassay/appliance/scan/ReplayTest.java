package org.mailassay.appliance.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.SubjectKind;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterName;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.appliance.fetch.LoopbackWeb;
import org.mailassay.appliance.image.WebpOptimizer;
import org.mailassay.store.scan.ScanJob;
import org.mailassay.store.scan.ScanKey;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanRunKey;

/// A scan from its recording alone, by an appliance that can ask nobody, is the scan that was recorded.
class ReplayTest {
    private static final FilterAnswer JUDGED =
            new FilterAnswer.Judged(1.25, 15, List.of(new FilterAnswer.FiredRule("MISSING_DATE", 1, "No date")));

    private static final SpamFilter FILTER = new SpamFilter() {
        @Override
        public FilterName name() {
            return FilterName.RSPAMD;
        }

        @Override
        public FilterAnswer judge(ReceivedMessage message) {
            return JUDGED;
        }
    };

    private static final Fetcher NO_WEB = _ -> {
        throw new AssertionError("something was fetched");
    };

    private static final Dns NO_DNS = (name, type) -> {
        throw new AssertionError(type + " of " + name + " was asked for");
    };

    @Test
    void aReplayIsTheSameByteForByte() throws IOException, InterruptedException {
        byte[] still = png();
        byte[] moving = animation();
        Dns dns = Zones.of(ScanMail.newsletter().zones().replace("mailto:dmarc@", "mailto:a@agrees.test,mailto:dmarc@")
                + "web.test:\n  - A: " + LoopbackWeb.ADDRESS + "\n"
                + "example.com._report._dmarc.agrees.test:\n  - TXT: v=DMARC1\n");
        try (LoopbackWeb web = new LoopbackWeb(dns, Map.of("/still.png", still, "/moving.gif", moving));
                WebpOptimizer webp = new WebpOptimizer()) {
            String address = "http://web.test:" + web.port();
            ReceivedMessage message = ScanMail.newsletter()
                    .replacing("https://example.com/walk.png", address + "/still.png")
                    .replacing("https://example.com/books/walk", address + "/walk")
                    .replacing(
                            "</body>",
                            "<img src=\"" + address + "/moving.gif\" alt=\"a\" width=\"90\" height=\"60\">\n</body>")
                    .message();
            ProbeResult probed = new ProbeResult("zen.spamhaus.org", SubjectKind.IP4, ProbeResult.Verdict.REFUSES, "");
            ScanWorld asked = world(dns, web.fetcher(), List.of(FILTER), webp, List.of(probed));

            ScanOutcome first = run(asked, message, Optional.empty());
            ScanOutcome replayed = run(world(NO_DNS, NO_WEB, List.of(), webp, List.of()), message, Optional.of(first));

            assertThat(first.results())
                    .contains("\"webp_bytes\":", "\"left_out\":\"it is animated\"", "\"authorization\":\"in_place\"")
                    .contains("\"score\":1.25");
            assertThat(first.summary().fromHeader()).isEqualTo("news@example.com");
            assertThat(first.summary().subject()).isEqualTo("What we read in September");
            assertThat(first.summary().senderDomain()).isEqualTo("example.com");
            assertThat(replayed.results()).isEqualTo(first.results());
            assertThat(text(replayed)).isEqualTo(text(first));
            assertThat(replayed.images().orElseThrow().toByteArray())
                    .isEqualTo(first.images().orElseThrow().toByteArray());
        }
    }

    /// Pictures may be left out because the machine had too much to do, which a replay must not see otherwise.
    @Test
    void whatWasLeftOutForWantOfTimeIsAgain() throws IOException, InterruptedException {
        Dns dns = Zones.of(ScanMail.newsletter().zones() + "web.test:\n  - A: " + LoopbackWeb.ADDRESS + "\n");
        ImageOptimizer busy = _ -> new ImageOptimizer.Optimization.LeftOut("others were being converted");
        try (LoopbackWeb web = new LoopbackWeb(dns, Map.of("/still.png", png()));
                WebpOptimizer webp = new WebpOptimizer()) {
            ReceivedMessage message = ScanMail.newsletter()
                    .replacing("https://example.com/walk.png", "http://web.test:" + web.port() + "/still.png")
                    .message();
            ScanOutcome late = run(world(dns, web.fetcher(), List.of(), busy, List.of()), message, Optional.empty());
            ScanOutcome inTime = run(world(dns, web.fetcher(), List.of(), webp, List.of()), message, Optional.empty());
            AtomicInteger asked = new AtomicInteger();
            ImageOptimizer slowAtFirst =
                    picture -> asked.getAndIncrement() < 2 ? busy.optimize(picture) : webp.optimize(picture);

            assertThat(inTime.results()).isNotEqualTo(late.results());
            assertThat(run(world(NO_DNS, NO_WEB, List.of(), webp, List.of()), message, Optional.of(late))
                            .results())
                    .isEqualTo(late.results());
            assertThat(run(world(NO_DNS, NO_WEB, List.of(), slowAtFirst, List.of()), message, Optional.of(inTime))
                            .results())
                    .isEqualTo(inTime.results());
        }
    }

    private static ScanOutcome run(ScanWorld world, ReceivedMessage message, Optional<ScanOutcome> before)
            throws InterruptedException {
        ScanJob job = new ScanJob(
                new ScanRunKey(new ScanKey(1, 1), 1),
                "s1",
                1,
                message.receivedAt(),
                message,
                before.map(ScanOutcome::recording));
        return new MessageScan(world, "mx.example.net", ScanLimits.DEFAULT).run(job, (_, _, _) -> {});
    }

    private static ScanWorld world(
            Dns dns, Fetcher fetcher, List<SpamFilter> filters, ImageOptimizer optimizer, List<ProbeResult> lists) {
        return new ScanWorld(dns, fetcher, filters, List.of(), optimizer, List.of(), Map.of(), () -> lists);
    }

    private static String text(ScanOutcome outcome) {
        return new String(outcome.recording().toByteArray(), UTF_8);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        ImageIO.write(picture(0), "png", octets);
        return octets.toByteArray();
    }

    private static byte[] animation() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(octets)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(new IIOImage(picture(i), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return octets.toByteArray();
    }

    private static BufferedImage picture(int shift) {
        BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 90; i += 3) {
            graphics.setColor(new Color(i * 2, (7 * i + shift) % 256, (i * i) % 256));
            graphics.fillOval(i + shift, i % 60, 20, 12);
        }
        graphics.dispose();
        return image;
    }
}
