package org.mailassay.analysis.report.container;

import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;

/// How much the containers of one message may still unpack to. All of them draw on one budget: a message of many
/// small bombs is as bad as one of a large one.
public final class UnpackBudget {
    /// Short texts pack to almost nothing, honestly: the ratio is judged only past this.
    static final long RATIO_JUDGED_FROM = 1L << 20;

    private final ReportLimits limits;
    private long unpacked;

    public UnpackBudget(ReportLimits limits) {
        this.limits = limits;
    }

    /// Takes octets that a container gave.
    ///
    /// @param given by this call
    /// @param givenInAll by this container so far, these included
    /// @param taken packed octets that this container has read so far
    void take(int given, long givenInAll, long taken) throws RefusedException {
        unpacked += given;
        if (unpacked > limits.maximumUnpackedBytes()) {
            throw new RefusedException(
                    RefusalReason.TOO_LARGE_UNPACKED,
                    "unpacks to more than %d octets".formatted(limits.maximumUnpackedBytes()));
        }
        if (givenInAll > RATIO_JUDGED_FROM && givenInAll / limits.maximumRatio() > taken) {
            throw new RefusedException(
                    RefusalReason.TOO_HIGH_RATIO,
                    "%d octets unpack to more than %d times as many".formatted(taken, limits.maximumRatio()));
        }
    }
}
