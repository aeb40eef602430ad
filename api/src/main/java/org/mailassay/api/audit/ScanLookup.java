package org.mailassay.api.audit;

import java.util.Locale;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Problem;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanStore;

/// Finds the scan that a path names.
///
/// @param scans those of all accounts
record ScanLookup(ScanStore scans) {
    /// The local part in the path, in the case in which it is kept.
    static String localPart(Call call) {
        return call.path("local_part").toLowerCase(Locale.ROOT);
    }

    /// The caller's scan.
    Scan require(Call call) {
        String localPart = localPart(call);
        // Nothing else is a local part of ours, and PostgreSQL takes no NUL.
        if (!localPart.matches("[0-9a-z]{1,64}")) {
            throw Problem.notFound().refused();
        }
        return scans.find(call.account().id(), localPart)
                .orElseThrow(() -> Problem.notFound().refused());
    }
}
