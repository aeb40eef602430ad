package org.mailassay.analysis.scan;

import java.util.List;
import org.mailassay.analysis.score.Criterion;

/// One check of a scan. It runs on a virtual thread of its own and may block on the material's ports. It never throws
/// for what is in a message: malformed is something found. When it is interrupted, it ends soon, however it likes.
public interface Check {
    /// Stable and unique, `spf`, `blocklists`; for progress and for naming a check that did not finish.
    String name();

    /// The criteria that it answers, each in every run; when it does not finish, they are unverified.
    List<Criterion> criteria();

    /// Looks.
    ///
    /// @throws InterruptedException when it was told to stop before it came to an end
    CheckReport run(ScanMaterial material) throws InterruptedException;
}
