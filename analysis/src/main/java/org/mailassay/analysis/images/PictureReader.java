package org.mailassay.analysis.images;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.images.Picture.Origin;
import org.mailassay.analysis.images.Picture.State;
import org.mailassay.analysis.links.LinkReader;
import org.mailassay.analysis.links.Visit;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimePart;

/// Finds the pictures of a message and looks at each once.
final class PictureReader {
    /// Pictures that are fetched for one message.
    static final int MOST_FETCHED = 60;

    /// Of one picture. A heavier one is no picture for mail.
    static final int MOST_OCTETS = 5 << 20;

    private static final int LONGEST_SOURCE = 2_048;
    private static final int LONGEST_DATA = 60;

    private final MailContent content;
    private final Fetcher fetcher;
    private final SequencedMap<String, List<ImageReference>> uses = new LinkedHashMap<>();
    private Optional<WebUrl> base = Optional.empty();

    private PictureReader(MailContent content, Fetcher fetcher) {
        this.content = content;
        this.fetcher = fetcher;
    }

    /// The pictures of the HTML in its order, then those that are parts and not shown by it.
    static List<Picture> read(MailContent content, Fetcher fetcher) {
        return new PictureReader(content, fetcher).read();
    }

    private List<Picture> read() {
        content.html().ifPresent(html -> {
            HtmlImages images = new HtmlImages();
            base = HtmlReading.read(html.text(), document -> {
                document.traverse(images);
                return LinkReader.base(document);
            });
            images.found()
                    .forEach(use -> uses.computeIfAbsent(key(use), _ -> new ArrayList<>())
                            .add(use));
        });
        Map<String, MimePart> parts = new LinkedHashMap<>();
        content.images().forEach(part -> parts.put("part " + part.path(), part));
        Map<String, String> byContentId = new HashMap<>();
        parts.forEach((path, part) -> part.contentId().ifPresent(id -> byContentId.putIfAbsent(id, path)));
        Map<String, FetchAnswer> answers = fetched();
        List<Picture> pictures = new ArrayList<>();
        uses.forEach((source, places) -> {
            String path = source.startsWith("cid:") ? byContentId.get(source.substring(4)) : null;
            MimePart part = path == null ? null : parts.remove(path);
            pictures.add(part != null ? embedded(source, places, part) : named(source, places, answers));
        });
        parts.forEach((path, part) -> pictures.add(embedded(path, List.of(), part)));
        return pictures;
    }

    /// The same picture has the same key.
    private String key(ImageReference use) {
        String scheme = WebUrl.schemeOf(use.source());
        if (scheme.equals("cid")) {
            return "cid:" + use.source().substring(4).replaceAll("[<>\\s]", "");
        }
        return (scheme.isEmpty() ? base.flatMap(url -> url.resolve(use.source())) : WebUrl.of(use.source()))
                .map(WebUrl::text)
                .orElse(use.source());
    }

    private Map<String, FetchAnswer> fetched() {
        List<String> urls = uses.entrySet().stream()
                .filter(use -> WebUrl.of(use.getKey()).isPresent() && !Trackers.isTracker(use.getKey(), use.getValue()))
                .map(Map.Entry::getKey)
                .limit(MOST_FETCHED)
                .toList();
        List<FetchAnswer> answers = SideBySide.map(urls, url -> fetcher.fetch(FetchRequest.get(url, MOST_OCTETS)));
        Map<String, FetchAnswer> byUrl = new HashMap<>();
        for (int i = 0; i < urls.size(); i++) {
            byUrl.put(urls.get(i), answers.get(i));
        }
        return byUrl;
    }

    private static Picture named(String source, List<ImageReference> places, Map<String, FetchAnswer> answers) {
        String scheme = WebUrl.schemeOf(source);
        int most = scheme.equals("data") ? LONGEST_DATA : LONGEST_SOURCE;
        String shown = source.length() > most ? source.substring(0, most) : source;
        if (scheme.equals("data")) {
            return DataUri.of(source)
                    .map(data -> Picture.seen(
                            shown,
                            Origin.DATA,
                            places,
                            data.mediaType(),
                            data.octets().length(),
                            data.octets()))
                    .orElseGet(() -> Picture.without(
                            shown, Origin.DATA, places, State.BROKEN, "it is no data: URL that can be read"));
        }
        if (scheme.equals("cid")) {
            return Picture.without(
                    shown, Origin.EMBEDDED, places, State.BROKEN, "no part of the message has this Content-ID");
        }
        if (WebUrl.of(source).isEmpty()) {
            return Picture.without(shown, Origin.LINKED, places, State.BROKEN, "it is no URL that can be opened");
        }
        if (Trackers.isTracker(source, places)) {
            return Picture.without(
                    shown, Origin.LINKED, places, State.TRACKER, "fetching it would count as an opened message");
        }
        FetchAnswer answer = answers.get(source);
        return answer == null
                ? Picture.without(
                        shown, Origin.LINKED, places, State.UNCHECKED, "there are more pictures than are fetched")
                : linked(shown, places, answer);
    }

    private static Picture linked(String source, List<ImageReference> places, FetchAnswer answer) {
        Visit visit = Visit.of(answer);
        if (visit.isFine() && answer instanceof FetchAnswer.Fetched fetched) {
            String declared =
                    fetched.contentType().replaceAll(";.*+", "").strip().toLowerCase(Locale.ROOT);
            long size = !fetched.cut()
                    ? fetched.body().length()
                    : Math.max(fetched.declaredLength(), fetched.body().length() + 1L);
            return fetched.cut() && fetched.body().length() == 0
                    ? Picture.without(source, Origin.LINKED, places, State.UNVERIFIED, "its octets were not kept")
                    : Picture.seen(source, Origin.LINKED, places, declared, size, fetched.body());
        }
        boolean broken = visit.outcome() != Visit.Outcome.UNVERIFIED;
        return Picture.without(source, Origin.LINKED, places, broken ? State.BROKEN : State.UNVERIFIED, visit.detail());
    }

    /// Of a part that is larger than any picture for mail the first octets are kept and the rest is counted.
    private static Picture embedded(String source, List<ImageReference> places, MimePart part) {
        Octets start = part.decodedFirst(MOST_OCTETS);
        long size = start.length() < MOST_OCTETS ? start.length() : part.decodedLength();
        return Picture.seen(source, Origin.EMBEDDED, places, part.mediaType(), size, start);
    }
}
