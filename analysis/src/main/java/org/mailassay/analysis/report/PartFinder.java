package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.report.container.LeafPart;
import org.mailassay.analysis.report.container.MessageParts;
import org.mailassay.analysis.report.container.RefusedException;

/// Looks for the part with a number, as it was read.
final class PartFinder implements MessageParts.Visitor {
    private final int number;
    private Optional<LeafPart> found = Optional.empty();

    PartFinder(int number) {
        this.number = number;
    }

    Optional<LeafPart> found() {
        return found;
    }

    @Override
    public boolean leaf(LeafPart leaf) {
        if (leaf.number() == number) {
            found = Optional.of(ReadablePart.of(leaf).part());
        }
        return leaf.number() < number;
    }

    @Override
    public void refused(int refusedNumber, RefusedException why) {
        // What was refused is not a part that can be cut out.
    }
}
