package org.mailassay.analysis.images;

import org.mailassay.analysis.message.Octets;

/// Makes the WebP version of a picture. Implementations are safe for use by many threads at once, bound the memory that
/// they take, and never throw for what is in a picture: that is an [Optimization].
public interface ImageOptimizer {
    /// Optimizes.
    ///
    /// @param picture the whole file, whatever it is
    Optimization optimize(Octets picture);

    /// What came of it.
    sealed interface Optimization {
        /// A file that is smaller.
        record Smaller(Octets webp) implements Optimization {}

        /// None.
        ///
        /// @param reason why, for a person, in a clause
        record LeftOut(String reason) implements Optimization {}
    }

    /// Makes none.
    static ImageOptimizer none() {
        return _ -> new Optimization.LeftOut("pictures are not optimized here");
    }
}
