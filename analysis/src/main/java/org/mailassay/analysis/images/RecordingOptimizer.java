package org.mailassay.analysis.images;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mailassay.analysis.message.Octets;

/// Keeps why pictures of one scan were left out: it may be for want of time, which another scan has. The same picture
/// met again is told the same. What became smaller is not kept, because it can be made again.
public final class RecordingOptimizer implements ImageOptimizer {
    private final ImageOptimizer optimizer;
    private final ConcurrentMap<String, Optimization> outcomes = new ConcurrentHashMap<>();

    /// @param optimizer who optimizes
    public RecordingOptimizer(ImageOptimizer optimizer) {
        this.optimizer = optimizer;
    }

    @Override
    public Optimization optimize(Octets picture) {
        String digest = digest(picture);
        Optimization known = outcomes.get(digest);
        if (known != null) {
            return known;
        }
        Optimization fresh = optimizer.optimize(picture);
        Optimization earlier = outcomes.putIfAbsent(digest, fresh);
        return earlier != null ? earlier : fresh;
    }

    /// The reasons by the pictures' SHA-256.
    public Map<String, String> leftOut() {
        Map<String, String> reasons = new TreeMap<>();
        outcomes.forEach((digest, outcome) -> {
            if (outcome instanceof Optimization.LeftOut(String reason)) {
                reasons.put(digest, reason);
            }
        });
        return reasons;
    }

    static String digest(Octets picture) {
        return HexFormat.of().formatHex(picture.sha256());
    }
}
