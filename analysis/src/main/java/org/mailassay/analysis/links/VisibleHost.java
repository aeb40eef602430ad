package org.mailassay.analysis.links;

import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;

/// The host that a link's visible text names, so that a reader believes to go there.
final class VisibleHost {
    /// Files and products are named so too.
    private static final Set<String> FILE_ENDS = Set.of(
            "asp", "aspx", "avi", "css", "csv", "doc", "docx", "eps", "exe", "gif", "htm", "html", "ics", "jpeg", "jpg",
            "js", "json", "mov", "mp3", "mp4", "odt", "pdf", "php", "png", "ppt", "pptx", "ps", "py", "rtf", "sh",
            "svg", "txt", "vcf", "wav", "webp", "xls", "xlsx", "xml", "zip");

    private VisibleHost() {}

    /// Reads a text that is a URL or a host as a whole, or has a URL among its words.
    static Optional<DomainName> of(String text) {
        String[] words = text.strip().split("\\s+", 20);
        for (String word : words) {
            String lower = DomainName.lowerCase(word);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                return host(trimmed(word));
            }
            if (lower.startsWith("www.")) {
                return host("http://" + trimmed(word));
            }
        }
        return words.length == 1 && isBareHost(words[0]) ? host("http://" + trimmed(words[0])) : Optional.empty();
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && ".,;:!?)]>'\"".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isBareHost(String word) {
        int slash = word.indexOf('/');
        String host = trimmed(slash < 0 ? word : word.substring(0, slash));
        String last = DomainName.lowerCase(host.substring(host.lastIndexOf('.') + 1));
        return host.indexOf('.') > 0
                && host.indexOf('@') < 0
                && last.length() >= 2
                && last.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && !FILE_ENDS.contains(last);
    }

    private static Optional<DomainName> host(String url) {
        return WebUrl.of(url)
                .flatMap(read ->
                        read.host() instanceof WebHost.Name(DomainName name) ? Optional.of(name) : Optional.empty())
                .filter(name -> name.text().contains("."));
    }
}
