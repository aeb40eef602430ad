package org.mailassay.analysis.images;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailassay.analysis.images.ImageOptimizer.Optimization;
import org.mailassay.analysis.images.Picture.Origin;
import org.mailassay.analysis.images.Picture.State;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// The answers to the criteria of pictures, for a message that has some.
///
/// @param domains the domains that watch the reader
/// @param optimizations in the order of the pictures
record ImageAnswers(List<Picture> pictures, Set<String> domains, List<Optional<Optimization>> optimizations) {
    static final int HEAVY = 500_000;
    static final int HEAVY_TOGETHER = 1_500_000;
    static final int TOO_HEAVY_TOGETHER = 5_000_000;
    static final int WIDE = 4_000;
    static final long MOST_PIXELS = 40_000_000;
    private static final int MOST_SHOWN = 10;

    List<Finding> findings() {
        return List.of(
                broken(), type(), format(), weight(), dimensions(), sizeAttributes(), animation(), tracking(), webp());
    }

    private Finding broken() {
        List<String> broken = sources(picture -> picture.state() == State.BROKEN);
        if (!broken.isEmpty()) {
            return ImageFindings.BROKEN
                    .fail(phrase(broken.size(), "is not there or not whole") + ".")
                    .with("images", broken)
                    .fixedBy("Mend the pictures that are listed, or their sources.");
        }
        return known(ImageFindings.BROKEN, "All pictures that were looked at are there.");
    }

    private Finding type() {
        List<String> wrong = sources(picture -> picture.facts()
                .filter(facts -> !picture.declaredType().isEmpty()
                        && !picture.declaredType().equals("application/octet-stream")
                        && !facts.type().isDeclaredBy(picture.declaredType()))
                .isPresent());
        return wrong.isEmpty()
                ? known(ImageFindings.TYPE, "All pictures are of the type that is declared.")
                : ImageFindings.TYPE
                        .warn(0, phrase(wrong.size(), "is of another type than is declared") + ".")
                        .with("images", wrong)
                        .fixedBy("Declare the Content-Type that the picture's octets have.");
    }

    private Finding format() {
        List<String> odd = sources(picture -> picture.facts()
                .filter(facts -> !facts.type().isShownEverywhere() && !isAlternative(picture))
                .isPresent());
        return odd.isEmpty()
                ? known(ImageFindings.FORMAT, "All pictures are PNG, JPEG or GIF.")
                : ImageFindings.FORMAT
                        .warn(0, phrase(odd.size(), "is in a format that some mail programs do not show") + ".")
                        .with("images", odd)
                        .fixedBy("Use PNG, JPEG or GIF.");
    }

    /// Only an attachment, or one of several sources of which a mail program takes one that it knows.
    private static boolean isAlternative(Picture picture) {
        return picture.uses().stream().allMatch(use -> use.kind() == ImageReference.Kind.SRCSET);
    }

    private Finding weight() {
        long total = pictures.stream().mapToLong(ImageAnswers::weight).sum();
        List<String> heavy = sources(picture -> weight(picture) > HEAVY);
        if (heavy.isEmpty() && total <= HEAVY_TOGETHER) {
            return known(ImageFindings.WEIGHT, "The pictures that were looked at have " + total + " octets together.");
        }
        Finding finding = total > TOO_HEAVY_TOGETHER
                ? ImageFindings.WEIGHT.fail("The pictures have " + total + " octets together.")
                : ImageFindings.WEIGHT.warn(
                        ImageFindings.RATHER_HEAVY,
                        heavy.isEmpty()
                                ? "The pictures have " + total + " octets together."
                                : phrase(heavy.size(), "has more than 500 kB") + ".");
        return finding.with("octets", total)
                .with("images", heavy)
                .fixedBy("Show fewer or smaller pictures: at most 500 kB each and 1.5 MB together.");
    }

    private static long weight(Picture picture) {
        return picture.state() == State.FINE && !isOnlyAttached(picture) ? Math.max(0, picture.size()) : 0;
    }

    private static boolean isOnlyAttached(Picture picture) {
        return picture.origin() == Origin.EMBEDDED && picture.uses().isEmpty();
    }

    private Finding dimensions() {
        List<String> large = sources(ImageAnswers::isTooLarge);
        return large.isEmpty()
                ? known(ImageFindings.DIMENSIONS, "No picture is much larger than it is shown.")
                : ImageFindings.DIMENSIONS
                        .warn(0, phrase(large.size(), "has many more pixels than are shown") + ".")
                        .with("images", large)
                        .fixedBy("Scale the pictures to twice the width at which they are shown.");
    }

    /// Screens with several pixels to a point show up to three times the width.
    private static boolean isTooLarge(Picture picture) {
        int shown = picture.shownWidth();
        return picture.facts()
                .filter(facts -> facts.type() != ImageType.SVG && !isOnlyAttached(picture))
                .filter(facts -> facts.width() > WIDE
                        || facts.pixels() > MOST_PIXELS
                        || (shown > 1 && facts.width() > 3L * shown && facts.width() > shown + 200))
                .isPresent();
    }

    private Finding sizeAttributes() {
        List<String> without = sources(picture -> picture.uses().stream()
                .anyMatch(use -> use.kind() == ImageReference.Kind.IMG && (use.width() < 0 || use.height() < 0)));
        return without.isEmpty()
                ? ImageFindings.SIZE_ATTRIBUTES.pass("All pictures have a width and a height.")
                : ImageFindings.SIZE_ATTRIBUTES
                        .warn(0, phrase(without.size(), "has no width or no height, so that the text jumps") + ".")
                        .with("images", without)
                        .fixedBy("Write the attributes width and height.");
    }

    private Finding animation() {
        List<String> animated =
                sources(picture -> picture.facts().filter(ImageFacts::animated).isPresent());
        return animated.isEmpty()
                ? ImageFindings.ANIMATION.pass("No picture is animated.")
                : ImageFindings.ANIMATION
                        .warn(0, phrase(animated.size(), "is animated") + ".")
                        .with("images", animated)
                        .fixedBy("Let the first frame say what is to be said.");
    }

    private Finding tracking() {
        List<String> pixels = sources(Picture::isTrackingPixel);
        if (pixels.isEmpty() && domains.isEmpty()) {
            return known(ImageFindings.TRACKING, "Nothing tells the sender that the message was opened.");
        }
        return ImageFindings.TRACKING
                .warn(0, "Pictures or links tell others what the reader does.")
                .with("pixels", pixels)
                .with("domains", domains.stream().sorted().toList())
                .fixedBy("Track only what readers agreed to.");
    }

    private Finding webp() {
        long saved = ImageCheck.saved(pictures, optimizations);
        return saved == 0
                ? ImageFindings.WEBP.notApplicable("No picture was made smaller.")
                : ImageFindings.WEBP
                        .pass("As WebP the pictures would be " + saved + " octets lighter.")
                        .with("saved_octets", saved);
    }

    private Finding known(Criterion criterion, String praise) {
        long seen = pictures.stream()
                .filter(picture -> picture.state() == State.FINE)
                .count();
        long unknown = pictures.stream()
                .filter(picture -> picture.state() == State.UNVERIFIED)
                .count();
        if (seen == 0) {
            return unknown == 0
                    ? criterion.notApplicable("No picture was looked at.").mendedWith(ImageFindings.BROKEN)
                    : criterion.unverified("No picture could be looked at.");
        }
        Finding pass = criterion.pass(praise);
        return unknown == 0 ? pass : pass.with("unverified", unknown);
    }

    private List<String> sources(Predicate<Picture> kind) {
        return pictures.stream()
                .filter(kind)
                .map(Picture::source)
                .limit(MOST_SHOWN)
                .toList();
    }

    private static String phrase(int number, String singular) {
        return number == 1 ? "One picture " + singular : number + " pictures or more: each " + singular;
    }
}
