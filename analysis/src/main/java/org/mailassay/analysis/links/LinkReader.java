package org.mailassay.analysis.links;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.dns.DomainName;

/// Finds the links of a message, each one once, in the order of the message.
public final class LinkReader {
    /// More than this are not looked at.
    public static final int MOST_LINKS = 2_000;

    private static final int LONGEST_TARGET = 2_048;
    private static final int LONGEST_TEXT = 300;
    private static final Pattern URL =
            Pattern.compile("\\bhttps?://[^\\s<>\"\\[\\]]{1,2000}+", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile(
            "(?i)(?:https?://+(?:[^/?#@]{0,200}@)?|mailto:[^?@]{0,200}@)([^/?#:@]{1,255}).*", Pattern.DOTALL);

    private LinkReader() {}

    /// The links of the HTML, then those of the plain text that are not in the HTML.
    public static List<Link> read(MailContent content) {
        SequencedSet<Link> links = new LinkedHashSet<>();
        content.html().ifPresent(html -> HtmlReading.parse(html.text()).traverse(new Collector(links)));
        List<String> targets = links.stream().map(Link::target).toList();
        content.plain().ifPresent(plain -> {
            Matcher matcher = URL.matcher(plain.text());
            while (matcher.find() && links.size() < MOST_LINKS) {
                String target = matcher.group().replaceAll("[.,;:!?)'>]+$", "");
                if (!targets.contains(target)) {
                    links.add(link(target, target, Link.Kind.TEXT));
                }
            }
        });
        return new ArrayList<>(links);
    }

    private static Link link(String target, String text, Link.Kind kind) {
        String cut = cut(target.strip(), LONGEST_TARGET);
        return new Link(cut, cut(text.strip(), LONGEST_TEXT), kind, host(cut));
    }

    /// The host of a URL, also of one that is not quite one.
    static Optional<DomainName> host(String target) {
        String found = "";
        try {
            URI uri = new URI(target);
            found = uri.getHost() != null ? uri.getHost() : "";
        } catch (URISyntaxException sloppy) {
            // Browsers open it all the same.
            found = "";
        }
        if (found.isEmpty()) {
            Matcher matcher = HOST.matcher(target);
            found = matcher.matches() ? matcher.group(1) : "";
        }
        return found.isEmpty()
                ? Optional.empty()
                : DomainName.of(found).filter(name -> name.text().contains("."));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /// Collects while the document is walked.
    private record Collector(SequencedSet<Link> links) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element && links.size() < MOST_LINKS) {
                switch (element.normalName()) {
                    case "a", "area" -> add(element, "href", Link.Kind.ANCHOR);
                    case "form" -> add(element, "action", Link.Kind.FORM);
                    default -> {
                        // No link.
                    }
                }
            }
        }

        private void add(Element element, String attribute, Link.Kind kind) {
            String target = element.attr(attribute).strip();
            if (!target.isEmpty() && !target.startsWith("#")) {
                String text = element.normalName().equals("a") ? element.text() : element.attr("alt");
                links.add(link(target, text, kind));
            }
        }
    }

    /// Whether the link is one that a browser fetches.
    public static boolean isWeb(Link link) {
        String target = link.target().toLowerCase(Locale.ROOT);
        return target.startsWith("http://") || target.startsWith("https://");
    }
}
