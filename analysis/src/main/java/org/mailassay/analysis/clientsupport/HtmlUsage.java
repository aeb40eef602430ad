package org.mailassay.analysis.clientsupport;

import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.mailassay.analysis.css.CssReader;
import org.mailassay.analysis.css.ReadStyles;

/// Notes what a document uses, its styles included.
final class HtmlUsage implements NodeVisitor {
    private static final int LONGEST_STYLE = 256 << 10;

    private final SupportTable table;
    private final Usage usage;
    private final ReadStyles<CssUsage> styles = new ReadStyles<>(this::style);

    private HtmlUsage(SupportTable table) {
        this.table = table;
        this.usage = new Usage(table);
    }

    static Usage of(Document document, SupportTable table) {
        HtmlUsage visitor = new HtmlUsage(table);
        document.traverse(visitor);
        return visitor.usage;
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case Element element -> element(element, line(element));
            case DocumentType type when type.name().equalsIgnoreCase("html") -> usage.add("doctype", line(type));
            case Comment comment when !isConditional(comment) -> usage.add("comment:html", line(comment));
            case DataNode data when data.parentNameIs("style") -> sheet(data);
            default -> {
                // Text has no features.
            }
        }
    }

    private static int line(Node node) {
        return node.sourceRange().isTracked() && !node.sourceRange().isImplicit()
                ? node.sourceRange().start().lineNumber()
                : 0;
    }

    /// Outlook reads these, and everybody else passes over them.
    private static boolean isConditional(Comment comment) {
        String text = comment.getData().stripLeading();
        return text.startsWith("[if") || text.startsWith("[endif") || text.startsWith("<![");
    }

    private void sheet(DataNode data) {
        String css = data.getWholeData();
        CssUsage used = new CssUsage(table);
        CssReader.sheet(css.substring(0, Math.min(css.length(), LONGEST_STYLE)), used);
        usage.add(used, line(data));
    }

    private CssUsage style(String css) {
        CssUsage used = new CssUsage(table);
        CssReader.declarations(css, used);
        return used;
    }

    private void element(Element element, int line) {
        String name = element.normalName();
        if (line > 0 || !name.equals("body")) {
            usage.add("element:" + name, line);
        }
        for (Attribute attribute : element.attributes()) {
            usage.add("attribute:" + attribute.getKey().toLowerCase(Locale.ROOT), line);
        }
        if (element.hasAttr("style")) {
            usage.add(styles.of(element.attr("style")), line);
        }
        switch (name) {
            case "a", "area" -> link(element.attr("href").strip().toLowerCase(Locale.ROOT), line);
            case "img" -> {
                picture(element.attr("src"), line);
                picture(element.attr("srcset").split("[\\s,]", 2)[0], line);
            }
            case "source" -> picture(element.attr("srcset").split("[\\s,]", 2)[0], line);
            case "input" -> usage.add("input:" + element.attr("type").toLowerCase(Locale.ROOT), line);
            case "button" -> usage.add("input:button-" + element.attr("type").toLowerCase(Locale.ROOT), line);
            case "meta" -> usage.add("meta:" + element.attr("name").toLowerCase(Locale.ROOT), line);
            default -> {
                // No more to know of it.
            }
        }
    }

    private void link(String target, int line) {
        if (target.startsWith("mailto:")) {
            usage.add("link:mailto", line);
        } else if (target.startsWith("#") && target.length() > 1) {
            usage.add("link:anchor", line);
        }
    }

    private void picture(String address, int line) {
        String key = ImageFormat.key(address);
        if (!key.isEmpty()) {
            usage.add(key, line);
        }
    }
}
