package org.mailassay.api.dmarc;

/// The name under which a download is saved. What the sender called the file is kept where it is harmless.
final class DownloadName {
    private static final int MAXIMUM_LENGTH = 150;

    private DownloadName() {}

    /// @param given what the sender called it; may be empty
    /// @param otherwise what it is called when nothing of that can be used
    static String of(String given, String otherwise, String mediaType) {
        String harmless = given.replaceAll("[^A-Za-z0-9._!@+-]", "_").replaceAll("^[._]+", "");
        if (harmless.isEmpty()) {
            return otherwise + extension(mediaType);
        }
        return harmless.substring(Math.max(0, harmless.length() - MAXIMUM_LENGTH));
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/gzip" -> ".gz";
            case "application/zip" -> ".zip";
            case "application/xml" -> ".xml";
            default -> ".bin";
        };
    }
}
