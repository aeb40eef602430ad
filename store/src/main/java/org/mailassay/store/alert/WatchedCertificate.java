package org.mailassay.store.alert;

/// Where a certificate is that a domain's mail needs.
///
/// @param kind `mta_sts` or `bimi`
/// @param host the MTA-STS host, or the name of the BIMI record
/// @param text the record: for BIMI it says where the certificate is
public record WatchedCertificate(long accountId, long domainId, String kind, String host, String text) {}
