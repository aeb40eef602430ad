package org.mailassay.analysis.checks;

import java.util.List;
import org.mailassay.analysis.authentication.ArcScanCheck;
import org.mailassay.analysis.authentication.DkimScanCheck;
import org.mailassay.analysis.authentication.DmarcScanCheck;
import org.mailassay.analysis.authentication.SpfScanCheck;
import org.mailassay.analysis.scan.Check;

/// What a scan looks at. To add a check is to add a package and a line here (docs/adding-a-check.md).
public final class Checks {
    private Checks() {}

    /// All of them, in the order to show them.
    public static List<Check> all() {
        return List.of(new SpfScanCheck(), new DkimScanCheck(), new DmarcScanCheck(), new ArcScanCheck());
    }
}
