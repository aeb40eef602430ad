package org.mailassay.analysis.clientsupport;

/// A mail client on one platform.
///
/// @param family `Outlook`
/// @param platform `Windows`
record MailClient(String family, String platform) {}
