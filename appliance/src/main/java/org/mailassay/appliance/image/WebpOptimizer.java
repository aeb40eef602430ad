package org.mailassay.appliance.image;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.mailassay.analysis.images.ImageFacts;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.ImageType;
import org.mailassay.analysis.message.Octets;

/// Makes WebP versions with libwebp.
///
/// Photographs are written with loss, drawings without. A picture is decoded only after its header passed the limit
/// of pixels; a large one is decoded alone, so that the memory is bounded by one of them. The work is done on threads
/// of its own: on a virtual one it would keep the others from their turn.
public final class WebpOptimizer implements ImageOptimizer, AutoCloseable {
    /// Decoded, turned and handed to the encoder, 5 million pixels take some 60 MB.
    private static final long MOST_PIXELS = 5_000_000;

    /// How long a picture waits for the others: one that is made to be slow must not keep everybody's.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// From here on a picture is large.
    private static final long LARGE = 2_000_000;

    /// Pictures that are not large and are decoded at once.
    private static final int AT_ONCE = 2;

    /// RFC 9649, section 2.6: no side of a WebP picture is longer.
    private static final int LONGEST_SIDE = 16_383;

    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_SCAN = (byte) 0xDA;
    private static final int MOST_SCANS = 100;

    private final long mostPixels;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("webp-", 0).factory());

    /// An optimizer with the limit of 5 million pixels.
    public WebpOptimizer() {
        this(MOST_PIXELS);
    }

    /// An optimizer.
    ///
    /// @param mostPixels of a picture that is decoded
    public WebpOptimizer(long mostPixels) {
        this.mostPixels = mostPixels;
        // Pictures of strangers do not go to the disk.
        ImageIO.setUseCache(false);
    }

    @Override
    public Optimization optimize(Octets picture) {
        Optional<ImageFacts> facts = ImageFacts.of(picture);
        String reason = facts.map(header -> reasonAgainst(picture, header)).orElse("it is no picture");
        if (!reason.isEmpty()) {
            return new Optimization.LeftOut(reason);
        }
        try {
            return inTurn(picture, facts.orElseThrow());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Optimization.LeftOut("the scan was stopped");
        }
    }

    /// Who is stopped while it waits leaves the work to its end, and its place is taken until then.
    private Optimization inTurn(Octets picture, ImageFacts facts) throws InterruptedException {
        int taken = facts.pixels() > LARGE ? AT_ONCE : 1;
        if (!places.tryAcquire(taken, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Optimization.LeftOut("others were being converted");
        }
        Future<Optimization> made = threads.submit(() -> {
            try {
                return smaller(picture, facts);
            } finally {
                places.release(taken);
            }
        });
        try {
            return made.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return new Optimization.LeftOut("converting it takes too long");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a picture was not converted", broken.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// Empty when there is none.
    private String reasonAgainst(Octets picture, ImageFacts facts) {
        return switch (facts.type()) {
            case WEBP -> "it is WebP already";
            case SVG -> "it is a drawing of lines, which is smaller as it is";
            case AVIF, HEIC, ICO, TIFF -> facts.type() + " pictures are not converted";
            case PNG, JPEG, GIF, BMP -> {
                if (!facts.hasSize()) {
                    yield "its header does not say how large it is";
                }
                if (facts.pixels() > mostPixels) {
                    yield "it has %d x %d pixels and at most %d are decoded"
                            .formatted(facts.width(), facts.height(), mostPixels);
                }
                if (Math.max(facts.width(), facts.height()) > LONGEST_SIDE) {
                    yield "WebP has no sides of more than " + LONGEST_SIDE + " pixels";
                }
                if (facts.type() == ImageType.JPEG && hasManyScans(picture)) {
                    yield "it has more passes than any program writes";
                }
                yield facts.animated() ? "it is animated" : "";
            }
        };
    }

    private Optimization smaller(Octets picture, ImageFacts facts) {
        try {
            Octets webp = WebpEncoding.encode(PictureDecoding.decode(picture, facts, mostPixels), hasLoss(facts));
            return webp.length() < picture.length()
                    ? new Optimization.Smaller(webp)
                    : new Optimization.LeftOut("as WebP it would not be smaller");
        } catch (IOException damaged) {
            return new Optimization.LeftOut("it cannot be converted: " + shown(String.valueOf(damaged.getMessage())));
        } catch (LinkageError noLibrary) {
            return new Optimization.LeftOut("there is no WebP library for this machine");
        }
    }

    /// Every scan of a progressive JPEG is a pass over the whole picture (ITU-T T.81, section B.1.1.3: marker SOS).
    private static boolean hasManyScans(Octets picture) {
        int scans = 0;
        for (int at = picture.indexOf(MARKER, 0); at >= 0 && at + 1 < picture.length(); ) {
            scans += picture.at(at + 1) == START_OF_SCAN ? 1 : 0;
            at = picture.indexOf(MARKER, at + 1);
        }
        return scans > MOST_SCANS;
    }

    /// Writing without loss takes seconds for what has many pixels.
    private static boolean hasLoss(ImageFacts facts) {
        return facts.type() == ImageType.JPEG || facts.pixels() > LARGE;
    }

    private static String shown(String message) {
        String text = message.replaceAll("\\p{Cntrl}", " ");
        return text.substring(0, Math.min(text.length(), 200));
    }
}
