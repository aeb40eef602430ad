package org.mailassay.analysis.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.compose.Letter;

/// The mail that sums up a week.
public final class DigestWriting {
    /// More domains than this are summed up by their number.
    private static final int DOMAINS = 50;

    private DigestWriting() {}

    /// The mail.
    ///
    /// @param monday of the week that it is about
    /// @param domains those with most mail first
    /// @param open alerts that are open, their summaries
    public static Letter letter(
            String from, String to, LocalDate monday, List<DigestDomain> domains, List<String> open) {
        long messages = domains.stream().mapToLong(DigestDomain::messages).sum();
        long failed = domains.stream().mapToLong(DigestDomain::failed).sum();
        String week = monday + " to " + monday.plusDays(6);
        LetterText text = new LetterText("Your mail from " + week);
        text.paragraph(
                messages == 0
                        ? "No reports told of any mail of your " + counted(domains.size(), "domain") + " in this week."
                        : "Reports told of " + counted(messages, "message") + " of your "
                                + counted(domains.size(), "domain") + ". " + percent(messages - failed, messages)
                                + " of them passed DMARC.");
        if (!open.isEmpty()) {
            text.heading("Open alerts");
            text.list(shortened(open));
        }
        for (DigestDomain domain : domains.subList(0, Math.min(DOMAINS, domains.size()))) {
            text.heading(domain.domain());
            text.list(lines(domain));
        }
        if (domains.size() > DOMAINS) {
            text.paragraph("There are " + (domains.size() - DOMAINS) + " more domains with less mail.");
        }
        text.paragraph("This mail comes once a week, because your account on " + domain(from)
                + " asks for it. Whoever has a key of the account ends it with PATCH /alerts/mails.");
        return new Letter(from, to, "en", "Your mail from " + week, text.plain(), text.html());
    }

    private static List<String> lines(DigestDomain domain) {
        List<String> lines = new ArrayList<>();
        if (domain.messages() == 0) {
            lines.add("no mail was reported");
        } else {
            lines.add(counted(domain.messages(), "message") + ", "
                    + percent(domain.messages() - domain.failed(), domain.messages()) + " passed DMARC");
        }
        if (domain.messagesBefore() > 0) {
            lines.add("the week before: " + counted(domain.messagesBefore(), "message") + ", "
                    + percent(domain.messagesBefore() - domain.failedBefore(), domain.messagesBefore()) + " passed");
        }
        if (!domain.newSenders().isEmpty()) {
            lines.add("new senders: " + AlertWords.listed(domain.newSenders()));
        }
        return lines;
    }

    private static List<String> shortened(List<String> open) {
        return open.size() <= DOMAINS ? open : open.subList(0, DOMAINS);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String counted(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
