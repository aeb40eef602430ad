package org.mailassay.analysis.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.images.ImageOptimizer.Optimization;
import org.mailassay.analysis.images.Picture.State;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Looks at the pictures of a message, embedded and linked. Tracking pixels are not fetched: a scan is no reader. The
/// WebP versions go to the scan's [OptimizedImages].
public final class ImageCheck implements Check {
    /// Pixels that are decoded for one message, in all.
    private static final long MOST_PIXELS = 40_000_000;

    private static final Optimization TOO_LARGE =
            new Optimization.LeftOut("it is larger than the 5 MB that are read of a picture");
    private static final Optimization TOO_MANY =
            new Optimization.LeftOut("the pictures of the message have more than 40 million pixels in all");

    @Override
    public String name() {
        return "images";
    }

    @Override
    public List<Criterion> criteria() {
        return ImageFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        ScanPorts ports = material.ports();
        List<Picture> pictures = PictureReader.read(material.content(), ports.fetcher());
        SequencedSet<String> tracking = Trackers.domains(pictures, material.links());
        List<Optional<Optimization>> optimizations = optimizations(pictures, ports.optimizer());
        List<Finding> findings = pictures.isEmpty() && tracking.isEmpty()
                ? ImageFindings.ALL.stream()
                        .map(criterion -> criterion.notApplicable("The message has no pictures."))
                        .toList()
                : new ImageAnswers(pictures, tracking, optimizations).findings();
        return CheckReport.of(findings)
                .with("content.images", details(pictures, optimizations, ports.optimized()))
                .with("security.tracking_domains", List.copyOf(tracking))
                .with("security.tracking_pixels", pixels(pictures));
    }

    /// In the order of the pictures; empty for one that there is nothing to make smaller of.
    private static List<Optional<Optimization>> optimizations(List<Picture> pictures, ImageOptimizer optimizer) {
        List<Supplier<Optional<Optimization>>> work = new ArrayList<>();
        long pixels = 0;
        for (Picture picture : pictures) {
            long more = picture.facts().map(ImageFacts::pixels).orElse(0L);
            Optional<Octets> octets = picture.octets();
            if (more <= 1 || picture.isTrackingPixel()) {
                work.add(Optional::empty);
            } else if (octets.isEmpty()) {
                boolean large = picture.size() > PictureReader.MOST_OCTETS;
                work.add(() -> large ? Optional.of(TOO_LARGE) : Optional.empty());
            } else if (more > MOST_PIXELS - pixels) {
                work.add(() -> Optional.of(TOO_MANY));
            } else {
                pixels += more;
                work.add(() -> octets.map(optimizer::optimize));
            }
        }
        return SideBySide.map(work, Supplier::get);
    }

    private static SequencedMap<String, Object> details(
            List<Picture> pictures, List<Optional<Optimization>> optimizations, OptimizedImages optimized) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            items.add(fields(pictures.get(i), optimizations.get(i), optimized));
        }
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", pictures.size());
        fields.put("broken", count(pictures, State.BROKEN));
        fields.put("unverified", count(pictures, State.UNVERIFIED));
        fields.put(
                "total_bytes",
                pictures.stream()
                        .mapToLong(picture -> Math.max(0, picture.size()))
                        .sum());
        fields.put("saved_bytes", saved(pictures, optimizations));
        fields.put("items", items);
        return fields;
    }

    /// Octets that WebP saves, of all pictures together.
    static long saved(List<Picture> pictures, List<Optional<Optimization>> optimizations) {
        long saved = 0;
        for (int i = 0; i < pictures.size(); i++) {
            saved += optimizations.get(i).orElse(null) instanceof Optimization.Smaller(var webp)
                    ? pictures.get(i).size() - webp.length()
                    : 0;
        }
        return saved;
    }

    private static SequencedMap<String, Object> fields(
            Picture picture, Optional<Optimization> optimization, OptimizedImages optimized) {
        Optional<ImageFacts> facts = picture.facts();
        Optional<ImageFacts> sized = facts.filter(ImageFacts::hasSize);
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", picture.source());
        fields.put("origin", lowerCase(picture.origin()));
        fields.put("status", lowerCase(picture.state()));
        fields.put("detail", picture.detail());
        fields.put("declared_type", picture.declaredType());
        fields.put("type", facts.map(seen -> (Object) seen.type().mediaType()).orElse(Optional.empty()));
        fields.put("width", sized.map(seen -> (Object) seen.width()).orElse(Optional.empty()));
        fields.put("height", sized.map(seen -> (Object) seen.height()).orElse(Optional.empty()));
        fields.put("bytes", picture.size() < 0 ? Optional.empty() : picture.size());
        fields.put("animated", facts.map(ImageFacts::animated).orElse(false));
        fields.put("shown_width", picture.shownWidth() < 0 ? Optional.empty() : picture.shownWidth());
        fields.put(
                "uses",
                picture.uses().stream().map(use -> use.kind().key()).distinct().toList());
        fields.put("tracking_pixel", picture.isTrackingPixel());
        fields.put(
                "webp", optimization.map(made -> webp(picture, made, optimized)).orElse(Optional.empty()));
        return fields;
    }

    private static Object webp(Picture picture, Optimization made, OptimizedImages optimized) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        switch (made) {
            case Optimization.Smaller(var webp) -> {
                fields.put("webp_bytes", webp.length());
                fields.put("saved_bytes", picture.size() - webp.length());
                fields.put(
                        "file",
                        optimized
                                .keep(picture.source(), webp)
                                .map(name -> (Object) name)
                                .orElse(Optional.empty()));
            }
            case Optimization.LeftOut(String reason) -> fields.put("left_out", reason);
        }
        return fields;
    }

    private static List<Object> pixels(List<Picture> pictures) {
        List<Object> pixels = new ArrayList<>();
        for (Picture picture : pictures) {
            if (picture.isTrackingPixel()) {
                SequencedMap<String, Object> fields = new LinkedHashMap<>();
                fields.put("url", picture.source());
                fields.put(
                        "service",
                        Trackers.serviceOf(picture.source())
                                .map(name -> (Object) name)
                                .orElse(Optional.empty()));
                fields.put("fetched", picture.state() != State.TRACKER);
                pixels.add(fields);
            }
        }
        return pixels;
    }

    private static int count(List<Picture> pictures, State state) {
        return (int)
                pictures.stream().filter(picture -> picture.state() == state).count();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
