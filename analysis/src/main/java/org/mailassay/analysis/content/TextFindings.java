package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailassay.analysis.headers.HeaderText;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.mime.TransferEncoding;
import org.mailassay.analysis.score.Finding;

/// What the message says, and whether it can be read.
final class TextFindings {
    /// Fewer words are no text to compare.
    private static final int FEWEST_WORDS = 10;

    static final int LEAST_ALIKE = 40;
    static final int LONGEST_SUBJECT = 120;
    private static final int LOOKED_AT = 64 << 10;
    private static final Pattern SHOUTING = Pattern.compile("[!?]{3}|\\${3}");

    private final HeaderFields header;
    private final MailContent content;
    private final Optional<HtmlText> html;

    TextFindings(HeaderFields header, MailContent content, Optional<HtmlText> html) {
        this.header = header;
        this.content = content;
        this.html = html;
    }

    List<Finding> all() {
        return List.of(textPart(), textAlike(), mergeTags(), encoding(), subject());
    }

    private Optional<String> plain() {
        return content.plain().map(TextBody::text).filter(text -> !text.isBlank());
    }

    private Finding textPart() {
        if (plain().isPresent()) {
            return ContentFindings.TEXT_PART.pass("The message has a plain text.");
        }
        Finding missing = ContentFindings.TEXT_PART
                .fail(
                        html.isPresent()
                                ? "The message has HTML and no plain text beside it."
                                : "The message has no text at all.")
                .fixedBy("Send multipart/alternative with a text/plain part before the text/html part.");
        return Unread.plain(content).mending(missing);
    }

    private Finding textAlike() {
        if (html.isEmpty() || plain().isEmpty()) {
            return html.isPresent()
                    ? ContentFindings.TEXT_ALIKE
                            .notApplicable("There is no plain text to compare.")
                            .mendedWith(ContentFindings.TEXT_PART)
                    : ContentFindings.TEXT_ALIKE.notApplicable("There is no HTML to compare.");
        }
        WordSet plain = WordSet.of(plain().get());
        WordSet shown = WordSet.of(html.get().visible());
        if (shown.size() < FEWEST_WORDS) {
            return ContentFindings.TEXT_ALIKE.notApplicable("The HTML has hardly any text to compare.");
        }
        int percent = shown.percentIn(plain);
        if (percent >= LEAST_ALIKE) {
            return ContentFindings.TEXT_ALIKE
                    .pass("The plain text says what the HTML says.")
                    .with("percent", percent);
        }
        if (encoding().isMendable()) {
            return ContentFindings.TEXT_ALIKE
                    .notApplicable("The texts cannot be compared, since one cannot be read.")
                    .mendedWith(ContentFindings.ENCODING);
        }
        return ContentFindings.TEXT_ALIKE
                .warn(0, "The plain text says something else than the HTML: " + percent + " % of the words are shared.")
                .with("percent", percent)
                .fixedBy("Make the plain text from the HTML.");
    }

    private Finding mergeTags() {
        StringBuilder texts = new StringBuilder();
        HeaderText.first(header, "Subject").ifPresent(text -> texts.append(text).append('\n'));
        HeaderText.first(header, "From").ifPresent(text -> texts.append(text).append('\n'));
        html.ifPresent(found -> texts.append(found.written()));
        plain().ifPresent(texts::append);
        SequencedSet<String> left = MergeTags.in(texts.toString());
        html.ifPresent(found -> left.removeIf(tag -> found.code().contains(tag)));
        return left.isEmpty()
                ? ContentFindings.MERGE_TAGS.pass("Nothing of a template is left in the message.")
                : ContentFindings.MERGE_TAGS
                        .fail("The message has placeholders that were not filled in.")
                        .with("placeholders", List.copyOf(left))
                        .fixedBy("Fill the placeholders in, or give them default values.");
    }

    private Finding encoding() {
        List<String> problems = new ArrayList<>();
        Stream.of(content.plain(), content.html()).flatMap(Optional::stream).forEach(text -> judge(text, problems));
        List<String> advice = new ArrayList<>();
        if (!problems.isEmpty()) {
            advice.add("Write text as UTF-8 and declare charset=utf-8.");
        }
        if (name(TextFindings::isBrokenBase64, " is not base64 throughout", problems)) {
            advice.add("Encode all of the part as base64 (RFC 2045, section 6.8).");
        }
        if (name(
                part -> part.encoding() == TransferEncoding.QUOTED_PRINTABLE && hasBareSign(part.body()),
                " has an equals sign that begins no octet",
                problems)) {
            advice.add("Write each equals sign as =3D (RFC 2045, section 6.7).");
        }
        return problems.isEmpty()
                ? ContentFindings.ENCODING.pass("The text is what its charset and encoding say.")
                : ContentFindings.ENCODING
                        .fail("The text cannot be read as its charset or encoding says.")
                        .with("problems", problems)
                        .fixedBy(String.join(" ", advice));
    }

    /// Names the parts with a fault. A multipart that could not be taken apart is another criterion's.
    ///
    /// @return whether there are any
    private boolean name(Predicate<MimePart> faulty, String fault, List<String> problems) {
        List<MimePart> parts = content.tree()
                .root()
                .leaves()
                .filter(part -> !part.mediaType().startsWith("multipart/"))
                .filter(faulty)
                .limit(10)
                .toList();
        parts.forEach(part -> problems.add(name(part) + fault));
        return !parts.isEmpty();
    }

    private static void judge(TextBody text, List<String> problems) {
        if (!text.charsetKnown()) {
            problems.add(name(text.part()) + " has an unknown charset: " + cut(text.charset()));
        } else if (text.text().indexOf('\uFFFD') >= 0) {
            problems.add(name(text.part()) + " has octets that are no text in its charset");
        } else if (text.charset().isEmpty() && text.text().chars().anyMatch(c -> c >= 0x80)) {
            problems.add(name(text.part()) + " is more than ASCII and declares no charset");
        }
    }

    private static String name(MimePart part) {
        return part.path().isEmpty() ? "the body" : "part " + part.path();
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    /// Whether a part is not the base64 that it says it is.
    static boolean isBrokenBase64(MimePart part) {
        return part.encoding() == TransferEncoding.BASE64 && hasStrangeOctets(part.body());
    }

    private static boolean hasStrangeOctets(Octets base64) {
        for (int i = 0; i < Math.min(base64.length(), LOOKED_AT); i++) {
            int c = base64.at(i);
            boolean known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '/' && c <= '9') || c == '+';
            if (!known && c != '=' && c > ' ') {
                return true;
            }
        }
        return false;
    }

    /// In quoted-printable two hexadecimal digits follow, or the end of the line with white space before it.
    private static boolean hasBareSign(Octets quoted) {
        int end = Math.min(quoted.length(), LOOKED_AT);
        for (int i = quoted.indexOf((byte) '=', 0); i >= 0 && i < end; i = quoted.indexOf((byte) '=', i + 1)) {
            int next = i + 1;
            while (next < quoted.length() && (quoted.at(next) == ' ' || quoted.at(next) == '\t')) {
                next++;
            }
            boolean softBreak = next == quoted.length() || quoted.at(next) == '\r' || quoted.at(next) == '\n';
            boolean octet = i + 2 < quoted.length()
                    && Character.digit(quoted.at(i + 1), 16) >= 0
                    && Character.digit(quoted.at(i + 2), 16) >= 0;
            if (!softBreak && !octet) {
                return true;
            }
        }
        return false;
    }

    private Finding subject() {
        String subject = HeaderText.first(header, "Subject").orElse("");
        int length = subject.codePointCount(0, subject.length());
        if (subject.isBlank()) {
            return ContentFindings.SUBJECT
                    .fail("The message has no subject.")
                    .fixedBy("Write in a few words what the message is about.");
        }
        List<String> problems = new ArrayList<>();
        if (length > LONGEST_SUBJECT) {
            problems.add("it has " + length + " characters, and lists of messages show about 60");
        }
        long upper = subject.codePoints().filter(Character::isUpperCase).count();
        long lower = subject.codePoints().filter(Character::isLowerCase).count();
        if (upper >= 8 && upper > 4 * lower) {
            problems.add("it is in capital letters");
        }
        if (SHOUTING.matcher(subject).find()) {
            problems.add("it shouts");
        }
        Finding finding = problems.isEmpty()
                ? ContentFindings.SUBJECT.pass("The subject is fit to be read.")
                : ContentFindings.SUBJECT
                        .warn(ContentFindings.UNWANTED_LOOK, "The subject looks like that of unwanted mail.")
                        .with("problems", problems)
                        .fixedBy("Write a short subject in ordinary letters.");
        return finding.with("length", length);
    }
}
