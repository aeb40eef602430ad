package org.mailassay.store.account;

/// What an account may use. In every quota, [#UNLIMITED] means that there is none.
///
/// @param includedDomains domains, before those that an account has in addition
/// @param scansPerDay scans on one UTC day
/// @param requestsPerMinute API requests with one key
/// @param scansPerMinute scans made with one key
/// @param retentionDays days that data is kept and may be asked for
public record Plan(
        String name,
        int includedDomains,
        int scansPerDay,
        int monitoredHosts,
        int seedAddresses,
        int monitoredIps,
        int requestsPerMinute,
        int scansPerMinute,
        int retentionDays) {
    public static final int UNLIMITED = -1;

    /// The plan that every account has when nothing else was said; the schema brings it.
    public static final String SELF_HOSTED = "self-hosted";
}
