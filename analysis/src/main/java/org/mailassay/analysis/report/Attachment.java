package org.mailassay.analysis.report;

import org.mailassay.analysis.message.Octets;

/// A report's container as the sender attached it: the transfer encoding is undone, nothing else is touched.
///
/// @param name the file name that the sender gave it, or empty
/// @param mediaType by its octets, whatever the sender declared: `application/gzip`, `application/zip`,
///     `application/xml`, `application/json`, `text/plain` or `application/octet-stream`
public record Attachment(String name, String mediaType, Octets octets) {}
