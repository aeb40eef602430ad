package org.mailassay.analysis.report.aggregate;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;

/// Pulls elements from a document. Whoever is given an element reads it to its end: by [#text], by [#skip], or by
/// [#child] until that answers false.
final class XmlCursor implements AutoCloseable {
    private static final int MAXIMUM_DEPTH = 64;
    private static final int MAXIMUM_TEXT = 65_536;
    /// The parser keeps every name that it has seen.
    private static final int MAXIMUM_NAMES = 1000;
    private static final XMLInputFactory PARSERS = parsers();

    private final LenientXmlReader source;
    private final XMLStreamReader parser;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlCursor(InputStream octets) throws IOException {
        source = new LenientXmlReader(XmlCharset.decode(octets));
        try {
            parser = PARSERS.createXMLStreamReader(source);
        } catch (XMLStreamException broken) {
            throw refused(broken);
        }
    }

    /// Moves into the next element with the name, however deep; false when there is none.
    boolean find(String name) throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (name().equals(name)) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /// Moves into the next child of the current element; false when its end was passed instead.
    boolean child() throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /// As [#child], and adds text that stands between children.
    boolean child(StringBuilder between) throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(between);
                default -> {}
            }
        }
    }

    /// The current element's local name in lower case.
    String name() {
        String qualified = parser.getLocalName();
        for (int i = 0; i < qualified.length(); i++) {
            char c = qualified.charAt(i);
            if (c == ':' || c < '_') {
                return qualified.substring(qualified.indexOf(':') + 1).toLowerCase(Locale.ROOT);
            }
        }
        return qualified;
    }

    /// The namespace of the current element when it is declared right there; else empty. The parser leaves namespaces
    /// alone, because reporters use prefixes that they do not declare.
    String namespace() {
        String qualified = parser.getLocalName();
        int colon = qualified.indexOf(':');
        String attribute = colon < 0 ? "xmlns" : "xmlns:" + qualified.substring(0, colon);
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            if (parser.getAttributeLocalName(i).equals(attribute)) {
                return parser.getAttributeValue(i);
            }
        }
        return "";
    }

    /// Reads the current element's text, white space around it aside; elements within it are skipped.
    String text() throws IOException {
        text.setLength(0);
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString().strip();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                default -> {}
            }
        }
    }

    /// Passes the end of the current element.
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /// Where the cursor stands, for a person.
    String place() {
        return place(parser.getLocation());
    }

    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } catch (XMLStreamException broken) {
            throw refused(broken);
        }
    }

    private int next() throws RefusedException {
        try {
            int event = parser.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException broken) {
            throw refused(broken);
        }
    }

    private void enter() throws RefusedException {
        depth++;
        names.add(parser.getLocalName());
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            names.add(parser.getAttributeLocalName(i));
        }
        if (depth > MAXIMUM_DEPTH) {
            throw tooComplex("elements nest deeper than " + MAXIMUM_DEPTH);
        }
        if (names.size() > MAXIMUM_NAMES) {
            throw tooComplex("more than %d different names".formatted(MAXIMUM_NAMES));
        }
    }

    private void append(StringBuilder target) throws RefusedException {
        XmlMarkup.restore(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength(), target);
        if (target.length() > MAXIMUM_TEXT) {
            throw tooComplex("a value of more than %d chars".formatted(MAXIMUM_TEXT));
        }
    }

    private RefusedException tooComplex(String what) {
        return new RefusedException(RefusalReason.TOO_COMPLEX_XML, place() + what);
    }

    private RefusedException refused(XMLStreamException broken) {
        if (broken.getNestedException() instanceof RefusedException refused) {
            return refused;
        }
        Location location = broken.getLocation();
        boolean atEnd = source.isAtEnd(location.getCharacterOffset());
        String firstLine =
                Objects.toString(broken.getMessage(), "").lines().findFirst().orElse("");
        return atEnd
                ? new RefusedException(RefusalReason.TRUNCATED_XML, place(location) + "the document ends too early")
                : new RefusedException(RefusalReason.MALFORMED_XML, place(location) + firstLine);
    }

    /// The document begins one line before the parser's first.
    private static String place(Location location) {
        return "line %d, column %d: ".formatted(location.getLineNumber() - 1, location.getColumnNumber());
    }

    private static XMLInputFactory parsers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // Errors come when a piece is reached, as checked exceptions, and not when its text is asked for.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // Names come from strangers: they must not outlive their document in the virtual machine's own table.
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        return factory;
    }
}
