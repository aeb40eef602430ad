package org.mailassay.analysis.spf;

/// A finished check with everything that a header, a report or a person may want to know of it.
///
/// @param sender the mailbox that was checked, with `postmaster` for a missing local part
/// @param domain the domain that was checked; any text when it is no domain name
/// @param terms how many terms asked the DNS, of the 10 that may
/// @param voidLookups how many look-ups found nothing, of the 2 that may
public record SpfCheck(
        SpfRequest request,
        String sender,
        String domain,
        SpfResult result,
        SpfTrace trace,
        int terms,
        int voidLookups) {}
