package org.mailassay.analysis.links;

import java.util.List;
import java.util.regex.Pattern;

/// Tells links by which a reader leaves a list, in the languages of most senders.
public final class LeavingLink {
    private static final List<String> IN_TEXT = ActionWords.of("leave");
    private static final List<String> IN_URL = ActionWords.of("leave-url");
    private static final List<String> CHOOSING = ActionWords.of("choose");

    /// Short for it, and the beginning of other words.
    private static final Pattern UNSUB = Pattern.compile("unsub\\b");

    private LeavingLink() {}

    /// Whether a link says of itself that it is one: by its text, its address, or in plain text the words before it.
    public static boolean isNamed(Link link) {
        String url = ActionWords.folded(link.target());
        return isIn(ActionWords.folded(link.text()))
                || IN_URL.stream().anyMatch(url::contains)
                || (link.kind() == Link.Kind.TEXT && begins(link.around()));
    }

    /// Whether one that does not say so of itself may be one: by what stands beside it, or by words that may be about
    /// something else.
    public static boolean mayBe(Link link) {
        String shown = ActionWords.folded(link.text() + " " + link.around());
        return isIn(shown) || CHOOSING.stream().anyMatch(shown::contains);
    }

    private static boolean isIn(String text) {
        return IN_TEXT.stream().anyMatch(text::contains) || UNSUB.matcher(text).find();
    }

    private static boolean begins(String around) {
        String text = ActionWords.folded(around).strip();
        return IN_TEXT.stream().anyMatch(text::startsWith);
    }
}
