package org.mailassay.analysis.bimi;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// Checks the attributes of one element.
final class ElementAttributes {
    /// The quantifiers of white space give nothing back, so the time is linear.
    private static final Pattern ASPECT_RATIO = Pattern.compile("\\s*+(?:none|xMidYMid)\\s*+(?:meet)?\\s*+");

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}._\u00b7-]*");

    private final String element;
    private final ElementRule rule;
    private final XMLStreamReader reader;
    private final IndicatorFindings findings;

    ElementAttributes(String element, ElementRule rule, XMLStreamReader reader, IndicatorFindings findings) {
        this.element = element;
        this.rule = rule;
        this.reader = reader;
        this.findings = findings;
    }

    void check() {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            check(IndicatorReader.attributeName(reader, i), reader.getAttributeValue(i));
        }
        if (hasAttribute("id") && hasAttribute("xml:id")) {
            add(IndicatorFault.ATTRIBUTE_NOT_ALLOWED, "An element has either id or xml:id, not both.");
        }
    }

    private boolean hasAttribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (IndicatorReader.attributeName(reader, i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void check(String name, String value) {
        Optional<Set<String>> values = rule.values(name);
        if (values.isEmpty()) {
            add(
                    IndicatorFault.ATTRIBUTE_NOT_ALLOWED,
                    "The attribute " + IndicatorReader.shown(name) + " is not allowed on " + element + ".");
            return;
        }
        // Version and profile have reasons of their own.
        boolean ofRoot = name.equals("version") || name.equals("baseProfile");
        if (!ofRoot && !allows(name, values.get(), value)) {
            add(
                    IndicatorFault.BAD_ATTRIBUTE_VALUE,
                    "The attribute " + name + " of " + element + " may not be " + IndicatorReader.shown(value) + ".");
        } else if (TinyPsProfile.isDiscouraged(name)) {
            add(IndicatorFault.DISCOURAGED_ATTRIBUTE, "The attribute " + name + " is better left out.");
        }
        checkReferences(name, value);
    }

    private static boolean allows(String name, Set<String> values, String value) {
        return switch (name) {
            case "preserveAspectRatio" -> ASPECT_RATIO.matcher(value).matches();
            case "id", "xml:id" -> NAME.matcher(value).matches();
            // The rest is either a closed set or free text.
            default -> values.isEmpty() || values.contains(value.strip());
        };
    }

    /// Only references to a place in the same document are allowed; a base would move even those out of it.
    private void checkReferences(String name, String value) {
        if (name.equals("href") && !value.startsWith("#")) {
            addReference(name, value);
        }
        if (name.equals("xml:base") && !value.isBlank()) {
            addReference(name, value);
        }
        for (int at = indexOfUrl(value, 0); at >= 0; at = indexOfUrl(value, at)) {
            int target = at;
            while (target < value.length() && " \t\r\n'\"".indexOf(value.charAt(target)) >= 0) {
                target++;
            }
            if (target == value.length() || value.charAt(target) != '#') {
                addReference(name, value);
                return;
            }
            at = target;
        }
    }

    /// Where the next `url(` ends, in any letter case; negative when there is none.
    private static int indexOfUrl(String value, int from) {
        for (int i = from; i + 4 <= value.length(); i++) {
            if (value.regionMatches(true, i, "url(", 0, 4)) {
                return i + 4;
            }
        }
        return -1;
    }

    private void addReference(String name, String value) {
        add(
                IndicatorFault.EXTERNAL_REFERENCE,
                "The attribute " + name + " of " + element + " leads out of the document: "
                        + IndicatorReader.shown(value) + ".");
    }

    private void add(IndicatorFault reason, String text) {
        findings.add(reason, text, reader.getLocation());
    }
}
