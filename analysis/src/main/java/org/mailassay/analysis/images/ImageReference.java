package org.mailassay.analysis.images;

import java.util.Locale;

/// A place in the HTML where a picture is shown.
///
/// @param source as written, without what browsers take out of a URL
/// @param width in pixels as it is to be shown; -1 when the HTML does not say
/// @param height in pixels as it is to be shown; -1 when the HTML does not say
/// @param hidden whether it is not to be seen
record ImageReference(Kind kind, String source, int width, int height, boolean hidden) {
    enum Kind {
        /// An `img` element's `src`.
        IMG,
        /// One of several sources for several screens.
        SRCSET,
        /// A `background` attribute.
        BACKGROUND,
        /// A `url()` in a style.
        CSS;

        /// As in JSON.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether nobody is to see it: it is one pixel or none, or hidden. What is hidden and has a size is for other
    /// screens.
    boolean isUnseen() {
        boolean pixel = width >= 0 && width <= 1 && height >= 0 && height <= 1;
        return pixel || (hidden && width <= 1 && height <= 1);
    }
}
