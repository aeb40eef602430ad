package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/// Reads HTML as a browser would, whatever it is (the parser of the HTML standard, which never fails).
///
/// A text is read up to where it may have become 60,000 elements. Each reader gets a document of its own, since a
/// document is not made for several threads.
public final class HtmlReading {
    /// Elements within one another. What lies deeper is put at this depth.
    private static final int DEEPEST = 256;

    /// Telling places costs a document with very many elements more than reading it.
    private static final int MOST_WITH_PLACES = 512 << 10;

    private HtmlReading() {}

    /// A document and what the standard calls its parse errors.
    ///
    /// @param errors the first of them
    public record Judged(Document document, List<ParseError> errors) {
        public Judged {
            errors = List.copyOf(errors);
        }
    }

    /// Parses a text.
    public static Document parse(String html) {
        return parser().parseInput(HtmlExtent.bounded(html), "");
    }

    /// Parses a text so that each element tells its line, if the text is not very long.
    public static Document parseWithPlaces(String html) {
        Parser parser = parser();
        parser.setTrackPosition(html.length() <= MOST_WITH_PLACES);
        return parser.parseInput(HtmlExtent.bounded(html), "");
    }

    /// Parses a text and keeps so many of its errors.
    public static Judged judge(String html, int errors) {
        Parser parser = parser();
        parser.setTrackErrors(errors);
        Document document = parser.parseInput(HtmlExtent.bounded(html), "");
        return new Judged(document, new ArrayList<>(parser.getErrors()));
    }

    private static Parser parser() {
        Parser parser = Parser.htmlParser();
        parser.setMaxDepth(DEEPEST);
        return parser;
    }
}
