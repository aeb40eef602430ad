package org.mailassay.analysis.images;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.Octets;

/// SVG: text with the element `svg`, whose attributes may have a size.
final class SvgHeader {
    private static final int MOST_OCTETS = 4_096;
    private static final Pattern ROOT = Pattern.compile("<svg[\\s>][^>]{0,3000}+");
    private static final Pattern WIDTH =
            Pattern.compile("\\swidth\\s?=\\s?[\"'](\\d{1,9})(?:\\.\\d{0,9})?(?:px)?[\"']");
    private static final Pattern HEIGHT =
            Pattern.compile("\\sheight\\s?=\\s?[\"'](\\d{1,9})(?:\\.\\d{0,9})?(?:px)?[\"']");

    private SvgHeader() {}

    static boolean begins(Octets octets) {
        String start = start(octets);
        int first = 0;
        while (first < start.length() && (start.charAt(first) <= ' ' || start.charAt(first) == '\ufeff')) {
            first++;
        }
        boolean markup = start.startsWith("<svg", first)
                || start.startsWith("<?xml", first)
                || start.startsWith("<!--", first)
                || start.startsWith("<!DOCTYPE svg", first);
        return markup && ROOT.matcher(start).find();
    }

    static ImageFacts read(Octets octets) {
        Matcher root = ROOT.matcher(start(octets));
        String element = root.find() ? root.group() : "";
        return ImageFacts.still(ImageType.SVG, number(WIDTH, element), number(HEIGHT, element));
    }

    private static long number(Pattern attribute, String element) {
        Matcher matcher = attribute.matcher(element);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String start(Octets octets) {
        byte[] first = octets.slice(0, Math.min(octets.length(), MOST_OCTETS)).toByteArray();
        return new String(first, StandardCharsets.UTF_8);
    }
}
