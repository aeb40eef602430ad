package org.mailassay.analysis.css;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a mail's style sheets and style attributes say of an element, as far as its text's looks go.
///
/// Rules with one plain selector (`td`, `.story`, `td.story`, `#top`) apply; of every other rule, and of rules that
/// hold on some screens, it is only known that an element may be touched by it. What such a rule sets, and no stronger
/// one, is not known, so that nothing is claimed of it.
public final class StyleRules {
    private static final int MOST_RULES = 10_000;

    private final Map<String, Declarations> rules = new HashMap<>();
    private final ReadStyles<Declarations> attributes = new ReadStyles<>(this::attribute);
    private int order;

    private StyleRules() {}

    /// Reads the style elements of a document.
    public static StyleRules of(Document document) {
        StyleRules rules = new StyleRules();
        for (Element style : document.getElementsByTag("style")) {
            Condition condition = Condition.media(style.attr("media"));
            style.childNodes().forEach(node -> {
                if (node instanceof DataNode data) {
                    CssReader.sheet(data.getWholeData(), rules.new Collector(condition));
                }
            });
        }
        return rules;
    }

    /// What applies to an element.
    Declarations of(Element element) {
        Declarations own = attributes.of(element.attr("style"));
        if (rules.isEmpty()) {
            return own;
        }
        Declarations declarations = new Declarations();
        for (String subject : Selector.subjects(element)) {
            Declarations declared = rules.get(subject);
            if (declared != null) {
                declarations.addAll(declared, 0);
            }
        }
        declarations.addAll(own, Declarations.ATTRIBUTE);
        return declarations;
    }

    /// What a style attribute declares.
    private Declarations attribute(String css) {
        if (css.isEmpty()) {
            return Declarations.NONE;
        }
        Declarations declarations = new Declarations();
        CssReader.declarations(css, new CssSink() {
            @Override
            public void declaration(String property, String value, int line) {
                declarations.add(property, value, order++);
            }
        });
        return declarations;
    }

    /// A rule that is being read.
    ///
    /// @param sure what it declares
    /// @param perhaps what it declares for some screens
    private record Rule(List<Selector> selectors, Declarations sure, Declarations perhaps) {}

    /// Collects the rules of a sheet.
    private final class Collector implements CssSink {
        private final Deque<Condition> conditions = new ArrayDeque<>();
        private final Deque<Rule> open = new ArrayDeque<>();

        Collector(Condition condition) {
            conditions.push(condition);
        }

        @Override
        public void condition(String atRule, String prelude) {
            conditions.push(conditions.getFirst().and(Condition.of(atRule, prelude)));
        }

        @Override
        public void endOfCondition() {
            conditions.pop();
        }

        @Override
        public void rule(String selectors, Place place, int line) {
            open.push(new Rule(Selector.list(selectors), new Declarations(), new Declarations()));
        }

        @Override
        public void declaration(String property, String value, int line) {
            Rule rule = open.peek();
            if (rule != null) {
                switch (conditions.getFirst()) {
                    case ALWAYS -> rule.sure().add(property, value, order++);
                    case PERHAPS -> rule.perhaps().add(property, value, order++);
                    case NEVER -> {
                        // Nothing of it is seen.
                    }
                }
            }
        }

        @Override
        public void endOfRule() {
            Rule rule = open.pop();
            boolean nested = !open.isEmpty();
            rule.selectors().forEach(selector -> keep(selector, rule, selector.exact() && !nested));
        }

        private void keep(Selector selector, Rule rule, boolean exact) {
            if (rule.sure().isEmpty() && rule.perhaps().isEmpty()) {
                return;
            }
            Declarations kept = rules.get(selector.subject());
            if (kept == null) {
                if (rules.size() >= MOST_RULES) {
                    return;
                }
                kept = new Declarations();
                rules.put(selector.subject(), kept);
            }
            if (exact) {
                kept.addAll(rule.sure(), selector.specificity());
            } else {
                kept.addUncertain(rule.sure(), Selector.HIGHEST);
            }
            kept.addUncertain(rule.perhaps().withoutTakingOut(), exact ? selector.specificity() : Selector.HIGHEST);
        }
    }
}
