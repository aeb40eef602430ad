package org.mailassay.appliance.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.score.CategoryScore;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.score.Status;

/// A report for an administrator at a terminal: the score, then what to mend, the most rewarding first, then what could
/// not be found out, then what is in order. What stands in a message is never printed raw: it could steer the terminal.
final class ScanText {
    private static final int BAR = 20;
    private static final int WIDTH = 110;
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String RED = "\u001B[31m";
    private static final String FAINT = "\u001B[2m";
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final boolean coloured;

    /// @param coloured whether the terminal shows colours; NO_COLOR in the environment is respected
    ScanText(PrintWriter out, boolean coloured) {
        this.out = out;
        this.coloured = coloured && System.getenv("NO_COLOR") == null;
    }

    void print(String name, ScanReport report) {
        Score score = report.score();
        String overall = score.overall().isPresent()
                ? score.overall().getAsInt() + " / 100"
                : "no score: nothing could be judged";
        line(paint(BOLD, overall) + "  " + safe(name));
        score.caps().forEach(cap -> line(paint(RED, "at most " + cap.overall() + ": " + cap.reason())));
        line("");
        score.categories().forEach(this::category);
        mend(score.findings());
        List<ScoredFinding> unverified = with(score.findings(), Status.UNVERIFIED);
        if (!unverified.isEmpty()) {
            heading("Could not be found out, and costs nothing");
            unverified.forEach(each -> finding(each, FAINT, "?"));
        }
        List<ScoredFinding> passed = with(score.findings(), Status.PASS);
        heading("In order (" + passed.size() + ")");
        paragraph("  ", passed.stream().map(ScanText::id).collect(Collectors.joining(", ")));
        report.outcomes().stream()
                .filter(outcome -> !(outcome.end() instanceof CheckOutcome.Done))
                .forEach(outcome -> line(paint(RED, "The check " + outcome.check() + " did not come to its end.")));
    }

    private void category(CategoryScore score) {
        int filled = score.percent() * BAR / 100;
        String colour = score.percent() >= 90 ? GREEN : score.percent() >= 60 ? YELLOW : RED;
        String bar = score.counts()
                ? paint(colour, "█".repeat(filled))
                        + paint(FAINT, "░".repeat(BAR - filled))
                        + String.format(Locale.ROOT, " %3d %%", score.percent())
                : paint(FAINT, "░".repeat(BAR)) + "   –  ";
        line("  %-16s %s  %s"
                .formatted(
                        score.category().label(),
                        bar,
                        paint(FAINT, "weight " + score.category().weight())));
    }

    private void mend(List<ScoredFinding> findings) {
        List<ScoredFinding> mendable = findings.stream()
                .filter(each -> each.finding().isMendable())
                .sorted(Comparator.comparingInt(ScoredFinding::gain).reversed())
                .toList();
        heading(mendable.isEmpty() ? "Nothing to mend" : "What to mend, and what it gains");
        mendable.forEach(each -> {
            boolean fails = each.finding().status() == Status.FAIL;
            finding(each, fails ? RED : YELLOW, each.gain() == 0 ? "" : "+" + each.gain());
            each.finding().fix().ifPresent(this::fix);
        });
    }

    private void finding(ScoredFinding scored, String colour, String mark) {
        Finding finding = scored.finding();
        line("  %s  %s".formatted(paint(colour, "%4s".formatted(mark)), paint(BOLD, id(scored))));
        paragraph("        ", finding.summary());
    }

    private void fix(Fix fix) {
        paragraph("        → ", fix.text());
        if (!fix.value().isEmpty()) {
            line("          " + safe((fix.name() + " " + fix.type()).strip() + "  " + fix.value()));
        }
    }

    private void heading(String text) {
        line("");
        line(paint(BOLD, text));
    }

    /// Words in lines of the terminal's width.
    private void paragraph(String indent, String text) {
        StringBuilder current = new StringBuilder(indent);
        for (String word : safe(text).split(" ", -1)) {
            if (current.length() + word.length() > WIDTH && current.length() > indent.length()) {
                line(current.toString());
                current = new StringBuilder(" ".repeat(indent.length()));
            }
            current.append(word).append(' ');
        }
        line(current.toString().stripTrailing());
    }

    private void line(String text) {
        out.println(text);
    }

    private String paint(String colour, String text) {
        return coloured && !text.isEmpty() ? colour + text + PLAIN : text;
    }

    private static String id(ScoredFinding scored) {
        return scored.finding().criterion().id();
    }

    private static List<ScoredFinding> with(List<ScoredFinding> findings, Status status) {
        return findings.stream()
                .filter(each -> each.finding().status() == status)
                .toList();
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
