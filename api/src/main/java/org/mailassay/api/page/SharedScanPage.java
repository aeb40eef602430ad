package org.mailassay.api.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.JsonValue;
import org.mailassay.store.scan.Scan;

/// What a shared scan looks like: the score, then what to mend, most gain first, then everything by category.
final class SharedScanPage {
    private static final Map<String, String> STATUS_WORDS = Map.of(
            "pass", "Good",
            "warn", "Could be better",
            "fail", "To mend",
            "na", "Does not apply",
            "unverified", "Not verified");

    /// How much of evidence is shown; the API has all of it.
    private static final int LONGEST_EVIDENCE = 2_000;

    private static final int MOST_LEVELS = 4;

    private final JsonView results;
    private final StringBuilder html = new StringBuilder(1 << 15);

    private SharedScanPage(JsonView results) {
        this.results = results;
    }

    /// The page of a scan that has results.
    ///
    /// @param messageShown whether there is HTML of the message to show
    static Answer of(Scan scan, String results, boolean messageShown) {
        SharedScanPage page = new SharedScanPage(JsonView.of(results));
        page.head(scan);
        page.score();
        page.toMend();
        page.categories();
        if (messageShown) {
            page.message(scan);
        }
        String title = scan.summary().subject().isEmpty()
                ? "A message"
                : scan.summary().subject();
        return Html.sharedPage("Scan: " + title, page.html.toString());
    }

    /// The page of a scan that is being analysed, or could not be.
    static Answer unfinished(Scan scan) {
        String sentence = switch (scan.status()) {
            case PENDING -> "The message has not come yet.";
            case PROCESSING -> "The message is being analysed. Load this page again in a few seconds.";
            case FAILED -> scan.failure();
            case COMPLETED -> "There are no results any more.";
        };
        return Html.sharedPage("Scan", "<h1>Scan</h1>\n<p>" + Html.escaped(sentence) + "</p>");
    }

    private void head(Scan scan) {
        String subject = scan.summary().subject();
        html.append("<h1>")
                .append(Html.escaped(subject.isEmpty() ? "(no subject)" : subject))
                .append("</h1>\n<dl>\n");
        term("From", scan.summary().fromHeader());
        term("Received", scan.receivedAt().map(SharedScanPage::time).orElse(""));
        term("Analysed", scan.processedAt().map(SharedScanPage::time).orElse(""));
        html.append("</dl>\n");
    }

    private void score() {
        JsonView overall = results.at("scores", "overall");
        html.append("<section class=\"score\">\n<h2>Score</h2>\n");
        if (overall.isThere()) {
            html.append("<p><strong>%d</strong> of 100</p>\n".formatted(overall.number()));
        } else {
            html.append("<p>Nothing could be judged.</p>\n");
        }
        for (JsonView cap : results.at("scores", "caps").items()) {
            html.append("<p role=\"alert\">No higher than %d: %s.</p>\n"
                    .formatted(cap.at("overall").number(), escaped(cap.at("reason"))));
        }
        breakdown();
        html.append("</section>\n");
    }

    private void breakdown() {
        List<JsonView> categories = results.at("scores", "breakdown").items();
        if (categories.isEmpty()) {
            return;
        }
        html.append("<table>\n<tr><th scope=\"col\">Category</th><th scope=\"col\">Weight</th>"
                + "<th scope=\"col\">Points</th><th scope=\"col\">Share</th></tr>\n");
        for (JsonView category : categories) {
            boolean counts = category.at("possible").number() > 0;
            html.append("<tr><th scope=\"row\">%s</th><td>%d</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            escaped(category.at("label")),
                            category.at("weight").number(),
                            counts
                                    ? category.at("earned").number() + " of "
                                            + category.at("possible").number()
                                    : "left out",
                            counts
                                    ? "<meter min=\"0\" max=\"100\" value=\"%1$d\"></meter> %1$d %%"
                                            .formatted(category.at("percent").number())
                                    : ""));
        }
        html.append("</table>\n");
    }

    private void toMend() {
        List<JsonView> mendable = results.at("findings").items().stream()
                .filter(finding -> finding.at("gain").number() > 0)
                .sorted(Comparator.comparingInt(
                        (JsonView finding) -> -finding.at("gain").number()))
                .toList();
        if (!mendable.isEmpty()) {
            html.append("<section>\n<h2>What to mend first</h2>\n<ol>\n");
            mendable.forEach(finding -> html.append("<li><a href=\"#%s\">%s</a>: %s <b>+%d</b></li>\n"
                    .formatted(
                            escaped(finding.at("id")),
                            escaped(finding.at("title")),
                            escaped(finding.at("summary")),
                            finding.at("gain").number())));
            html.append("</ol>\n</section>\n");
        }
    }

    /// In the order of the breakdown; a category that is not in it comes after those.
    private void categories() {
        Map<String, String> labels = new LinkedHashMap<>();
        results.at("scores", "breakdown")
                .items()
                .forEach(each ->
                        labels.put(each.at("category").text(), each.at("label").text()));
        Map<String, List<JsonView>> findings = new LinkedHashMap<>();
        labels.keySet().forEach(category -> findings.put(category, new ArrayList<>()));
        results.at("findings")
                .items()
                .forEach(finding -> findings.computeIfAbsent(
                                finding.at("category").text(), _ -> new ArrayList<>())
                        .add(finding));
        findings.forEach((category, all) -> {
            if (!all.isEmpty()) {
                html.append(
                        "<section>\n<h2>%s</h2>\n".formatted(Html.escaped(labels.getOrDefault(category, category))));
                all.forEach(this::finding);
                html.append("</section>\n");
            }
        });
    }

    private void finding(JsonView finding) {
        String status = finding.at("status").text();
        boolean known = STATUS_WORDS.containsKey(status);
        html.append(
                "<article id=\"%s\" class=\"finding %s\">\n<h3>%s <span class=\"status\">%s</span></h3>\n<p>%s</p>\n"
                        .formatted(
                                escaped(finding.at("id")),
                                known ? status : "other",
                                escaped(finding.at("title")),
                                Html.escaped(STATUS_WORDS.getOrDefault(status, status)),
                                escaped(finding.at("summary"))));
        fix(finding);
        evidence(finding.at("evidence"));
        int most = finding.at("max_points").number();
        if (most > 0 && (status.equals("pass") || status.equals("warn") || status.equals("fail"))) {
            html.append("<p class=\"small\">%d of %d points</p>\n"
                    .formatted(finding.at("points").number(), most));
        }
        if (!finding.at("source").text().isEmpty()) {
            html.append("<p class=\"small\">%s</p>\n".formatted(escaped(finding.at("source"))));
        }
        html.append("</article>\n");
    }

    private void fix(JsonView finding) {
        JsonView fix = finding.at("fix");
        if (!fix.isThere()) {
            return;
        }
        int gain = finding.at("gain").number();
        html.append("<p><b>How to mend it%s:</b> %s</p>\n"
                .formatted(gain > 0 ? " (+" + gain + ")" : "", escaped(fix.at("text"))));
        if (!fix.at("value").text().isEmpty()) {
            String where = (fix.at("type").text() + " " + fix.at("name").text()).strip();
            html.append("<pre>%s%s</pre>\n"
                    .formatted(where.isEmpty() ? "" : Html.escaped(where) + "\n", escaped(fix.at("value"))));
        }
    }

    private void evidence(JsonView evidence) {
        if (evidence.fields().isEmpty()) {
            return;
        }
        html.append("<details><summary>Evidence</summary>\n<dl>\n");
        evidence.fields().forEach((name, value) -> {
            String text = plain(value, MOST_LEVELS);
            term(name, text.length() > LONGEST_EVIDENCE ? text.substring(0, LONGEST_EVIDENCE) + "…" : text);
        });
        html.append("</dl>\n</details>\n");
    }

    /// The frame may do nothing at all: no scripts, no forms, no links, nothing from elsewhere.
    private void message(Scan scan) {
        html.append("""
                <section class="message">
                <h2>The message</h2>
                <p class="small">Nothing is loaded from elsewhere: images on other servers are missing.</p>
                <iframe sandbox src="/s/%s/message" title="The message" loading="lazy" referrerpolicy="no-referrer">
                </iframe>
                </section>
                """.formatted(Html.escaped(scan.shareToken())));
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private void term(String name, String text) {
        if (!text.isEmpty()) {
            html.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.escaped(name), Html.escaped(text)));
        }
    }

    private static String plain(JsonValue value, int levels) {
        return switch (value) {
            case JsonValue.Items(List<JsonValue> items) ->
                levels == 0
                        ? "…"
                        : items.stream().map(item -> plain(item, levels - 1)).collect(Collectors.joining(", "));
            case JsonValue.Fields(Map<String, JsonValue> fields) ->
                levels == 0
                        ? "…"
                        : fields.entrySet().stream()
                                .map(field -> field.getKey() + ": " + plain(field.getValue(), levels - 1))
                                .collect(Collectors.joining("; "));
            case JsonValue.Null _ -> "none";
            case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Flag _ -> new JsonView(value).text();
        };
    }

    private static String escaped(JsonView view) {
        return Html.escaped(view.text());
    }
}
