package org.mailassay.analysis.links;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;

/// Finds the links of a message, each one once, in the order of the message.
public final class LinkReader {
    /// More than this are not looked at.
    public static final int MOST_LINKS = 2_000;

    private LinkReader() {}

    /// The links of the HTML, then those of the plain text that are not in the HTML.
    public static List<Link> read(MailContent content) {
        LinkCollection links = new LinkCollection();
        content.html().ifPresent(html -> {
            HtmlReading.read(html.text(), document -> {
                HtmlLinks reader = new HtmlLinks(links, base(document));
                document.traverse(reader);
                reader.end();
                return links;
            });
        });
        content.plain().ifPresent(plain -> TextLinks.read(plain.text(), links));
        return links.list();
    }

    /// To what relative URLs are relative (HTML standard, section 4.2.3: the first `base` with an `href`).
    public static Optional<WebUrl> base(Document document) {
        Element base = document.selectFirst("base[href]");
        return base == null ? Optional.empty() : WebUrl.of(base.attr("href"));
    }

    /// Whether the link is one that a browser fetches.
    public static boolean isWeb(Link link) {
        return link.web().isPresent();
    }

    /// The host of a link.
    static Optional<DomainName> host(String target) {
        if (WebUrl.schemeOf(target).equals("mailto")) {
            String address = target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?'));
            int at = address.lastIndexOf('@');
            return at < 0 ? Optional.empty() : named(DomainName.of(address.substring(at + 1)));
        }
        return named(WebUrl.of(target)
                .flatMap(url ->
                        url.host() instanceof WebHost.Name(DomainName name) ? Optional.of(name) : Optional.empty()));
    }

    private static Optional<DomainName> named(Optional<DomainName> name) {
        return name.filter(each -> each.text().contains("."));
    }
}
