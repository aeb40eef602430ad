package org.mailassay.analysis.images;

import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// The formats of pictures, told by their first octets.
public enum ImageType {
    PNG("image/png", true),
    JPEG("image/jpeg", true),
    GIF("image/gif", true),
    WEBP("image/webp", false),
    BMP("image/bmp", false),
    TIFF("image/tiff", false),
    ICO("image/x-icon", false),
    AVIF("image/avif", false),
    HEIC("image/heic", false),
    SVG("image/svg+xml", false);

    private final String mediaType;
    private final boolean shownEverywhere;

    ImageType(String mediaType, boolean shownEverywhere) {
        this.mediaType = mediaType;
        this.shownEverywhere = shownEverywhere;
    }

    /// The media type.
    public String mediaType() {
        return mediaType;
    }

    /// Whether every mail program that shows pictures shows this kind.
    public boolean isShownEverywhere() {
        return shownEverywhere;
    }

    /// As in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a declared media type means this format, by whatever name.
    public boolean isDeclaredBy(String declared) {
        return switch (this) {
            case JPEG ->
                declared.equals("image/jpeg") || declared.equals("image/jpg") || declared.equals("image/pjpeg");
            case PNG -> declared.equals("image/png") || declared.equals("image/x-png") || declared.equals("image/apng");
            case BMP -> declared.equals("image/bmp") || declared.equals("image/x-ms-bmp");
            case ICO -> declared.equals("image/x-icon") || declared.equals("image/vnd.microsoft.icon");
            case TIFF -> declared.equals("image/tiff") || declared.equals("image/tif");
            case HEIC -> declared.equals("image/heic") || declared.equals("image/heif");
            case GIF, WEBP, AVIF, SVG -> declared.equals(mediaType);
        };
    }

    /// The format of these octets; empty when it is none of these.
    public static Optional<ImageType> of(Octets octets) {
        String start = octets.slice(0, Math.min(octets.length(), 16)).latin1();
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return Optional.of(TIFF);
        }
        if (start.startsWith("\0\0\u0001\0") && start.length() > 5 && start.charAt(4) > 0) {
            return Optional.of(ICO);
        }
        if (start.startsWith("ftyp", 4)) {
            return HeifHeader.type(start);
        }
        if (start.startsWith("BM") && octets.length() >= 26) {
            return Optional.of(BMP);
        }
        return SvgHeader.begins(octets) ? Optional.of(SVG) : Optional.empty();
    }
}
