package org.mailassay.analysis.bimi;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// Checks what BIMI asks of the root's attributes: version, profile, and a square.
final class RootAttributes {
    private static final String NUMBER =
            "[+-]?(?:[0-9]{1,12}(?:\\.[0-9]{0,12})?|\\.[0-9]{1,12})(?:[eE][+-]?[0-9]{1,2})?";

    /// The quantifiers of white space give nothing back, so the time is linear.
    private static final String GAP = "[\\s,]++";

    private static final Pattern VIEW_BOX = Pattern.compile("\\s*+(" + NUMBER + ")" + GAP + "(" + NUMBER + ")" + GAP
            + "(" + NUMBER + ")" + GAP + "(" + NUMBER + ")\\s*+");
    private static final Pattern LENGTH =
            Pattern.compile("\\s*+(" + NUMBER + ")\\s*+(px|pt|pc|cm|mm|in|em|ex|%)?\\s*+");

    private final XMLStreamReader reader;
    private final IndicatorFindings findings;

    RootAttributes(XMLStreamReader reader, IndicatorFindings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    void check() {
        if (!attribute("version").equals("1.2")) {
            add(IndicatorFault.BAD_VERSION, "The version of svg must be 1.2.");
        }
        if (!attribute("baseProfile").equals("tiny-ps")) {
            add(IndicatorFault.BAD_BASE_PROFILE, "The baseProfile of svg must be tiny-ps.");
        }
        Optional<Length> width = length("width");
        Optional<Length> height = length("height");
        String viewBox = attribute("viewBox");
        if (!viewBox.isEmpty()) {
            checkViewBox(viewBox);
        } else if (width.isEmpty() || height.isEmpty()) {
            add(IndicatorFault.MISSING_SIZE, "The image has no viewBox.");
        } else if (!width.get().equals(height.get())) {
            add(IndicatorFault.NOT_SQUARE, "The image is not square.");
        }
    }

    private record Length(double number, String unit) {}

    private Optional<Length> length(String name) {
        var matcher = LENGTH.matcher(attribute(name));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null || "px".equals(matcher.group(2)) ? "" : matcher.group(2);
        if (unit.equals("%")) {
            add(IndicatorFault.RELATIVE_SIZE, "The " + name + " is relative; some receivers refuse that.");
        }
        return Optional.of(new Length(Double.parseDouble(matcher.group(1)), unit));
    }

    private void checkViewBox(String viewBox) {
        var matcher = VIEW_BOX.matcher(viewBox);
        double width = matcher.matches() ? Double.parseDouble(matcher.group(3)) : 0;
        double height = matcher.matches() ? Double.parseDouble(matcher.group(4)) : 0;
        if (width <= 0 || height <= 0) {
            add(
                    IndicatorFault.BAD_VIEW_BOX,
                    "The viewBox must be four numbers with a positive width and height, not "
                            + IndicatorReader.shown(viewBox) + ".");
        } else if (width != height) {
            add(IndicatorFault.NOT_SQUARE, "The viewBox is not square.");
        }
    }

    private String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private void add(IndicatorFault reason, String text) {
        findings.add(reason, text, reader.getLocation());
    }
}
