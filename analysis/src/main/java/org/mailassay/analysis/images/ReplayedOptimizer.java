package org.mailassay.analysis.images;

import java.util.Map;
import org.mailassay.analysis.message.Octets;

/// Leaves out what was left out before, with the reason of then, and makes the rest again.
public final class ReplayedOptimizer implements ImageOptimizer {
    /// Whoever had time before is to have it again, however much there is to do now.
    private static final int TRIES = 3;

    private final Map<String, String> leftOut;
    private final ImageOptimizer optimizer;

    /// @param leftOut the reasons by the pictures' SHA-256
    /// @param optimizer who makes the rest
    public ReplayedOptimizer(Map<String, String> leftOut, ImageOptimizer optimizer) {
        this.leftOut = Map.copyOf(leftOut);
        this.optimizer = optimizer;
    }

    @Override
    public Optimization optimize(Octets picture) {
        String reason = leftOut.get(RecordingOptimizer.digest(picture));
        if (reason != null) {
            return new Optimization.LeftOut(reason);
        }
        Optimization made = optimizer.optimize(picture);
        for (int tries = 1; tries < TRIES && made instanceof Optimization.LeftOut; tries++) {
            made = optimizer.optimize(picture);
        }
        return made;
    }
}
