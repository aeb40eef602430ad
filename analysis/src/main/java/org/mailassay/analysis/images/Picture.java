package org.mailassay.analysis.images;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// A picture of a message, with all that is known of it.
///
/// @param source its URL, its Content-ID behind `cid:`, or `part 1.2`
/// @param origin how the message has it
/// @param uses where it is shown; empty for one that is only attached
/// @param state what came of looking at it
/// @param detail why it is not fine, in a clause; empty when it is
/// @param declaredType the media type that was declared; empty when none was
/// @param size in octets; -1 when it is not known
/// @param octets all of it; empty when it was not read whole, or is broken
record Picture(
        String source,
        Origin origin,
        List<ImageReference> uses,
        State state,
        String detail,
        String declaredType,
        long size,
        Optional<Octets> octets,
        Optional<ImageFacts> facts) {
    private static final int LONGEST_TYPE = 100;

    Picture {
        uses = List.copyOf(uses);
    }

    enum Origin {
        /// Fetched by the reader's mail program.
        LINKED,
        /// A part of the message.
        EMBEDDED,
        /// A `data:` URL.
        DATA
    }

    enum State {
        /// It is a picture.
        FINE,
        /// There is none, or not the whole of it.
        BROKEN,
        /// It could not be found out.
        UNVERIFIED,
        /// It was not fetched, since that would tell the sender that the message was opened.
        TRACKER,
        /// It was not fetched, since there are too many.
        UNCHECKED
    }

    /// A picture of which nothing was seen.
    static Picture without(String source, Origin origin, List<ImageReference> uses, State state, String detail) {
        return new Picture(source, origin, uses, state, detail, "", -1, Optional.empty(), Optional.empty());
    }

    /// A picture of which at least the beginning was seen.
    static Picture seen(
            String source, Origin origin, List<ImageReference> uses, String declaredType, long size, Octets start) {
        Optional<ImageFacts> facts = ImageFacts.of(start);
        String type = declaredType.length() > LONGEST_TYPE ? declaredType.substring(0, LONGEST_TYPE) : declaredType;
        boolean whole = size == start.length();
        if (facts.isEmpty() || (whole && breaksOff(facts.get(), start))) {
            String detail = facts.isEmpty() ? "its octets are no picture" : "its octets break off";
            return new Picture(
                    source, origin, uses, State.BROKEN, detail, type, size, Optional.empty(), Optional.empty());
        }
        return new Picture(
                source, origin, uses, State.FINE, "", type, size, whole ? Optional.of(start) : Optional.empty(), facts);
    }

    private static boolean breaksOff(ImageFacts facts, Octets octets) {
        return facts.type() == ImageType.PNG && !PngHeader.isWhole(new HeaderOctets(octets));
    }

    /// Whether it is there to tell the sender that the message was opened.
    boolean isTrackingPixel() {
        return origin == Origin.LINKED
                && (state == State.TRACKER
                        || (!uses.isEmpty() && uses.stream().allMatch(ImageReference::isUnseen))
                        || facts.filter(seen -> seen.hasSize() && seen.width() <= 1 && seen.height() <= 1)
                                .isPresent());
    }

    /// The widest place where it is shown; -1 when no place says how wide it is.
    int shownWidth() {
        return uses.stream().mapToInt(ImageReference::width).max().orElse(-1);
    }
}
