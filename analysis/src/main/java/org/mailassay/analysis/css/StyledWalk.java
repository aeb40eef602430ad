package org.mailassay.analysis.css;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Walks through a document and tells how each element and each text looks.
public final class StyledWalk {
    private StyledWalk() {}

    /// Is told what is met, in the order of the document.
    public interface Visitor {
        /// An element begins.
        default void element(Element element, TextStyle style) {}

        /// A text, other than the content of scripts, styles and titles.
        default void text(TextNode text, TextStyle style) {}
    }

    /// Walks. Time is linear in the document.
    public static void through(Document document, Visitor visitor) {
        document.traverse(new Walker(StyleRules.of(document), visitor));
    }

    /// Keeps the styles of the elements that are open.
    private static final class Walker implements NodeVisitor {
        private final StyleRules rules;
        private final Visitor visitor;
        private final Deque<TextStyle> styles = new ArrayDeque<>();

        Walker(StyleRules rules, Visitor visitor) {
            this.rules = rules;
            this.visitor = visitor;
            styles.push(TextStyle.INITIAL);
        }

        @Override
        public void head(Node node, int depth) {
            TextStyle around = styles.getFirst();
            if (node instanceof Element element) {
                TextStyle style = around.within(element, rules.of(element));
                styles.push(style);
                visitor.element(element, style);
            } else if (node instanceof TextNode text && !isTitle(text)) {
                visitor.text(text, around);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element) {
                styles.pop();
            }
        }

        private static boolean isTitle(TextNode text) {
            return text.parentNameIs("title");
        }
    }
}
