package org.mailassay.analysis.bimi;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.mailassay.analysis.message.Octets;

/// Walks through an SVG document once and notes what the profile does not allow.
final class IndicatorReader {
    static final String SVG = "http://www.w3.org/2000/svg";

    private static final int DEEPEST = 64;
    private static final XMLInputFactory PARSERS = parsers();

    private final IndicatorFindings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String title = "";
    private boolean titleSeen;
    private boolean rootHasChild;

    IndicatorReader(IndicatorFindings findings) {
        this.findings = findings;
    }

    /// An element that is not yet closed.
    private record Open(String name, ElementRule rule) {}

    /// Reads a document and returns its title; empty when it has none.
    String read(Octets svg) {
        try {
            XMLStreamReader reader = PARSERS.createXMLStreamReader(svg.open());
            boolean more = true;
            while (more && reader.hasNext()) {
                more = event(reader.next(), reader);
            }
            reader.close();
            if (!titleSeen && more) {
                findings.add(IndicatorFault.MISSING_TITLE, "The image has no title.");
            }
        } catch (XMLStreamException malformed) {
            findings.add(IndicatorFault.NOT_XML, "The document is not well-formed XML: " + firstLine(malformed) + ".");
        }
        return title;
    }

    /// Returns whether to go on: a document that is no SVG, or nested without end, is not worth more findings.
    private boolean event(int event, XMLStreamReader reader) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                return open.isEmpty() ? root(reader) : element(reader);
            }
            case XMLStreamConstants.END_ELEMENT -> close(reader);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
            case XMLStreamConstants.DTD ->
                findings.add(
                        IndicatorFault.DOCTYPE, "A document type declaration is not allowed.", reader.getLocation());
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                findings.add(
                        IndicatorFault.PROCESSING_INSTRUCTION,
                        "The processing instruction " + shown(reader.getPITarget()) + " is not allowed.",
                        reader.getLocation());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                findings.add(
                        IndicatorFault.ENTITY,
                        "The entity " + shown(reader.getLocalName()) + " is not allowed.",
                        reader.getLocation());
            default -> {
                // Comments, white space outside the root, and the document's beginning and end say nothing.
            }
        }
        return true;
    }

    private boolean root(XMLStreamReader reader) {
        if (!reader.getLocalName().equals("svg") || !SVG.equals(reader.getNamespaceURI())) {
            findings.add(
                    IndicatorFault.NOT_SVG,
                    "The root is " + shown(reader.getLocalName()) + " and not svg in the namespace " + SVG + ".",
                    reader.getLocation());
            return false;
        }
        enter("svg", TinyPsProfile.element("svg").orElseThrow(), reader);
        new RootAttributes(reader, findings).check();
        return true;
    }

    private boolean element(XMLStreamReader reader) throws XMLStreamException {
        if (open.size() >= DEEPEST) {
            findings.add(IndicatorFault.TOO_DEEP, "The elements are nested too deep.", reader.getLocation());
            return false;
        }
        Open parent = open.element();
        String name = reader.getLocalName();
        Optional<ElementRule> rule =
                SVG.equals(reader.getNamespaceURI()) ? TinyPsProfile.element(name) : Optional.empty();
        if (rule.isEmpty() || !parent.rule().children().contains(name)) {
            findings.add(
                    IndicatorFault.ELEMENT_NOT_ALLOWED,
                    "The element " + shown(name) + " is not allowed in " + parent.name() + ".",
                    reader.getLocation());
            skip(reader);
            return true;
        }
        if (open.size() == 1) {
            noteTitle(name.equals("title"), reader);
        }
        enter(name, rule.get(), reader);
        return true;
    }

    private void noteTitle(boolean isTitle, XMLStreamReader reader) {
        if (isTitle && (titleSeen || rootHasChild)) {
            findings.add(
                    IndicatorFault.MISPLACED_TITLE,
                    "The title must be the first element in svg, and the only title.",
                    reader.getLocation());
        }
        titleSeen |= isTitle;
        rootHasChild = true;
    }

    private void enter(String name, ElementRule rule, XMLStreamReader reader) {
        open.push(new Open(name, rule));
        text.setLength(0);
        new ElementAttributes(name, rule, reader, findings).check();
    }

    /// What stands in an element that is not allowed is not allowed either, and is one mistake.
    private void skip(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void text(XMLStreamReader reader) {
        if (open.element().rule().text()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } else if (!reader.getText().isBlank()) {
            findings.add(
                    IndicatorFault.TEXT_NOT_ALLOWED,
                    "Text is not allowed in " + open.element().name() + ".",
                    reader.getLocation());
        }
    }

    private void close(XMLStreamReader reader) {
        String name = open.pop().name();
        String content = text.toString().strip();
        if ((name.equals("title") || name.equals("desc")) && content.isEmpty()) {
            findings.add(IndicatorFault.EMPTY_TEXT, "The " + name + " is empty.", reader.getLocation());
        }
        if (name.equals("title") && title.isEmpty()) {
            title = content.substring(
                    0, content.offsetByCodePoints(0, Math.min(content.codePointCount(0, content.length()), 200)));
            if (content.codePointCount(0, content.length()) > 64) {
                findings.add(IndicatorFault.LONG_TITLE, "The title has more than 64 characters.", reader.getLocation());
            }
        }
        text.setLength(0);
    }

    /// Text from the document, cut short and without line ends.
    static String shown(String written) {
        String cut = written.substring(0, Math.min(written.length(), 60));
        return '"' + cut.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static String firstLine(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        return message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
    }

    private static XMLInputFactory parsers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // Names come from strangers: they must not outlive their document in the virtual machine's own table.
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 4 * DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
        return factory;
    }

    /// The name of an attribute as the profile writes it: with its prefix in the namespace of XML.
    static String attributeName(XMLStreamReader reader, int index) {
        String namespace = reader.getAttributeNamespace(index);
        String local = reader.getAttributeLocalName(index);
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        if (namespace.equals(XMLConstants.XML_NS_URI)) {
            return "xml:" + local;
        }
        return reader.getAttributePrefix(index) + ":" + local;
    }
}
