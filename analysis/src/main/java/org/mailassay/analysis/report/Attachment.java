package org.mailassay.analysis.report;

import org.mailassay.analysis.message.Octets;

/// A report's container as the sender attached it: the transfer encoding is undone, nothing else is touched.
///
/// @param name the file name that the sender gave it, or empty
/// @param mediaType by its octets, whatever the sender declared: `application/gzip`, `application/zip`,
///     `application/xml`, `application/json`, `message/rfc822`, `text/plain` or `application/octet-stream`
public record Attachment(String name, String mediaType, Octets octets) {
    static Attachment of(String name, Octets octets) {
        Octets first = octets.slice(0, Math.min(octets.length(), Head.LENGTH));
        return new Attachment(name, mediaType(Head.of(first.toByteArray()).content()), octets);
    }

    private static String mediaType(Content content) {
        return switch (content) {
            case GZIP -> "application/gzip";
            case ZIP -> "application/zip";
            case AGGREGATE_REPORT, XML -> "application/xml";
            case TLS_REPORT -> "application/json";
            case MESSAGE -> "message/rfc822";
            case FAILURE_REPORT, PLAIN_FAILURE_REPORT -> "text/plain";
            case EMPTY, OTHER -> "application/octet-stream";
        };
    }
}
