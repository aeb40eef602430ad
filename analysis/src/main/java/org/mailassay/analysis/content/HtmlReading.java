package org.mailassay.analysis.content;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Reads HTML as a browser would, whatever it is (the parser of the HTML standard, which never fails).
///
/// Each reader gets a document of its own, since a document is not made for several threads.
public final class HtmlReading {
    /// Elements within one another. What lies deeper is put at this depth.
    private static final int DEEPEST = 256;

    private HtmlReading() {}

    /// Parses a text.
    public static Document parse(String html) {
        Parser parser = Parser.htmlParser();
        parser.setMaxDepth(DEEPEST);
        return parser.parseInput(html, "");
    }
}
