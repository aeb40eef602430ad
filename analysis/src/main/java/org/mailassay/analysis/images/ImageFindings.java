package org.mailassay.analysis.images;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// The criteria of pictures.
final class ImageFindings {
    static final Step RATHER_HEAVY = Step.of(
            1,
            "a picture has more than %d kB, or all together have more than %d kB"
                    .formatted(ImageAnswers.HEAVY / 1000, ImageAnswers.HEAVY_TOGETHER / 1000));

    static final Criterion BROKEN =
            criterion("images.broken", 8, "Pictures are there", "RFC 2392, section 2; RFC 9110, section 15.5");
    static final Criterion TYPE = criterion(
            "images.type",
            2,
            "Pictures are what they are declared to be",
            "RFC 2046, section 4.2; RFC 9110, section 8.3");
    static final Criterion FORMAT = criterion(
            "images.format",
            2,
            "Every mail program shows the pictures' formats",
            "RFC 2046, section 4.2: image types that are not recognized");
    static final Criterion WEIGHT = criterion(
                    "images.weight",
                    8,
                    "Pictures are light",
                    "Mail is read on phones: at most 500 kB each, 1.5 MB together")
            .steps(
                    RATHER_HEAVY,
                    Step.of(0, "they have more than %d kB together".formatted(ImageAnswers.TOO_HEAVY_TOGETHER / 1000)));
    static final Criterion DIMENSIONS = criterion(
                    "images.dimensions", 4, "Pictures are as large as they are shown", "HTML standard, section 4.8.4")
            .steps(Step.of(
                    0,
                    "a picture is wider than %d pixels, has more than %d million, or is more than three times as wide as it is shown"
                            .formatted(ImageAnswers.WIDE, ImageAnswers.MOST_PIXELS / 1_000_000)));
    static final Criterion SIZE_ATTRIBUTES =
            criterion("images.size_attributes", 0, "Pictures have width and height", "HTML standard, section 4.8.17");
    static final Criterion ANIMATION =
            criterion("images.animation", 0, "Animated pictures", "Outlook shows the first frame only");
    static final Criterion TRACKING = criterion(
            "images.tracking", 4, "Tracking pixels", "Mail programs that fetch pictures ahead make them useless");
    static final Criterion WEBP = criterion("images.webp", 0, "What WebP would save", "RFC 9649: WebP image format");

    static final List<Criterion> ALL =
            List.of(BROKEN, TYPE, FORMAT, WEIGHT, DIMENSIONS, SIZE_ATTRIBUTES, ANIMATION, TRACKING, WEBP);

    private ImageFindings() {}

    private static Criterion criterion(String id, int points, String title, String source) {
        return new Criterion(id, Category.CONTENT, points, title, source);
    }
}
