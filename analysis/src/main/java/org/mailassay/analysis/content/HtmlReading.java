package org.mailassay.analysis.content;

import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/// Reads HTML as a browser would, whatever it is (the parser of the HTML standard, which never fails).
///
/// A text is read up to where it may have become 60,000 elements. Each reader gets a document of its own, since a
/// document is not made for several threads, and only while it reads: of large documents only one is held at a time. A
/// thread that is told to stop while it waits for that throws [java.util.concurrent.CancellationException].
public final class HtmlReading {
    /// Elements within one another. What lies deeper is put at this depth.
    private static final int DEEPEST = 256;

    /// Telling places costs a document with very many elements more than reading it.
    private static final int MOST_WITH_PLACES = 512 << 10;

    private HtmlReading() {}

    /// A document and what the standard calls its parse errors.
    ///
    /// @param errors the first of them
    record Judged(Document document, List<ParseError> errors) {
        public Judged {
            errors = List.copyOf(errors);
        }
    }

    /// Has a text read.
    ///
    /// @param reader keeps nothing of the document
    public static <T> T read(String html, Function<Document, T> reader) {
        return parse(html, parser(), reader);
    }

    /// Has a text read whose elements tell their lines, if the text is not very long.
    ///
    /// @param reader keeps nothing of the document
    public static <T> T readWithPlaces(String html, Function<Document, T> reader) {
        Parser parser = parser();
        parser.setTrackPosition(html.length() <= MOST_WITH_PLACES);
        return parse(html, parser, reader);
    }

    /// Has a text read together with so many of its errors.
    ///
    /// @param reader keeps nothing of the document
    static <T> T judge(String html, int errors, Function<Judged, T> reader) {
        Parser parser = parser();
        parser.setTrackErrors(errors);
        return parse(html, parser, document -> reader.apply(new Judged(document, parser.getErrors())));
    }

    private static <T> T parse(String html, Parser parser, Function<Document, T> reader) {
        HtmlExtent extent = HtmlExtent.of(html);
        try (HtmlTurn _ = HtmlTurn.take(html, extent)) {
            return reader.apply(parser.parseInput(extent.bounded(), ""));
        }
    }

    private static Parser parser() {
        Parser parser = Parser.htmlParser();
        parser.setMaxDepth(DEEPEST);
        return parser;
    }
}
