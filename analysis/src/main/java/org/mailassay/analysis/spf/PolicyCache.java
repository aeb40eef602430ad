package org.mailassay.analysis.spf;

import org.mailassay.analysis.dns.ReadRecords;

/// Keeps policies that were read lately. It may be shared by any number of evaluations, whatever their DNS.
public final class PolicyCache {
    /// Some megabytes when full, whatever the policies are.
    private static final int MOST = 200;

    private final ReadRecords<SpfSyntax> records = new ReadRecords<>(MOST, SpfRecord::parse);

    /// Reads a policy, or finds it read.
    ///
    /// @param text a text record for which [SpfRecord#isPolicy(String)] holds
    SpfSyntax read(String text) {
        return records.read(text);
    }
}
