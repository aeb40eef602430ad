package org.mailassay.analysis.links;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.mailassay.analysis.fetch.WebUrl;

/// Collects the links of a document while it is walked, in one pass and whatever is within whatever.
final class HtmlLinks implements NodeVisitor {
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_BEFORE = 120;
    private static final int LONGEST_BEHIND = 60;

    /// Elements at whose borders another paragraph begins.
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "th",
            "tr",
            "ul");

    private final LinkCollection links;
    private final Optional<WebUrl> base;
    private final StringBuilder before = new StringBuilder();
    private final List<Found> waiting = new ArrayList<>();
    private Optional<Found> open = Optional.empty();

    HtmlLinks(LinkCollection links, Optional<WebUrl> base) {
        this.links = links;
        this.base = base;
    }

    /// A link that may still get text.
    private record Found(
            Element element, String target, Link.Kind kind, String before, StringBuilder text, StringBuilder behind) {}

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (BLOCKS.contains(name)) {
                paragraph();
            }
            switch (name) {
                case "a" -> found(element, "href", Link.Kind.ANCHOR, "");
                case "area" -> found(element, "href", Link.Kind.ANCHOR, element.attr("alt"));
                case "form" -> found(element, "action", Link.Kind.FORM, "");
                case "img" -> open.ifPresent(link -> append(link.text(), " " + element.attr("alt"), LONGEST_TEXT));
                case "br" -> text(" ");
                default -> {
                    // Neither a link nor a part of one.
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (open.isPresent() && open.get().element().equals(node)) {
            waiting.add(open.get());
            open = Optional.empty();
        }
        if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
            paragraph();
        }
    }

    /// Takes what is still open when the walk is over.
    void end() {
        open.ifPresent(waiting::add);
        paragraph();
    }

    private void found(Element element, String attribute, Link.Kind kind, String text) {
        String target = WebUrl.tidied(element.attr(attribute));
        if (target.isEmpty() || target.startsWith("#") || links.isFull()) {
            return;
        }
        String absolute = WebUrl.schemeOf(target).isEmpty()
                ? base.flatMap(url -> url.resolve(target)).map(WebUrl::text).orElse(target)
                : target;
        Found found =
                new Found(element, absolute, kind, before.toString(), new StringBuilder(text), new StringBuilder());
        if (element.normalName().equals("a")) {
            open.ifPresent(waiting::add);
            open = Optional.of(found);
        } else {
            waiting.add(found);
        }
    }

    private void text(String written) {
        if (open.isPresent()) {
            append(open.get().text(), written, LONGEST_TEXT);
            return;
        }
        String text = written.length() > 1_000 ? written.substring(written.length() - 1_000) : written;
        before.append(text);
        before.delete(0, Math.max(0, before.length() - LONGEST_BEFORE));
        for (Iterator<Found> all = waiting.iterator(); all.hasNext(); ) {
            Found link = all.next();
            append(link.behind(), written, LONGEST_BEHIND);
            if (link.behind().length() >= LONGEST_BEHIND) {
                all.remove();
                add(link);
            }
        }
    }

    /// Another paragraph has nothing to do with the links before.
    private void paragraph() {
        before.setLength(0);
        waiting.forEach(this::add);
        waiting.clear();
    }

    private void add(Found link) {
        links.add(link.target(), normal(link.text()), link.kind(), normal(link.before() + " " + link.behind()));
    }

    private static void append(StringBuilder to, String text, int most) {
        to.append(text, 0, Math.clamp(most - (long) to.length(), 0, text.length()));
    }

    /// White space as it is shown.
    private static String normal(CharSequence text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            boolean space = Character.isWhitespace(c) || c == '\u00a0';
            if (!space) {
                shown.append((char) c);
            } else if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
                shown.append(' ');
            }
        });
        return shown.toString().strip();
    }
}
