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
/// not be found out, then what is in order.
final class ScanText {
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final Ink ink;

    /// @param coloured whether the terminal shows colours
    ScanText(PrintWriter out, boolean coloured) {
        this.out = out;
        this.ink = new Ink(coloured);
    }

    void print(String name, ScanReport report) {
        Score score = report.score();
        String overall = score.overall().isPresent()
                ? score.overall().getAsInt() + " / 100"
                : "no score: nothing could be judged";
        line(ink.paint(Ink.BOLD, overall) + "  " + Ink.safe(name));
        score.caps().forEach(cap -> line(ink.paint(Ink.RED, "at most " + cap.overall() + ": " + cap.reason())));
        line("");
        score.categories().forEach(this::category);
        mend(score.findings());
        List<ScoredFinding> unverified = with(score.findings(), Status.UNVERIFIED);
        if (!unverified.isEmpty()) {
            heading("Could not be found out, and costs nothing");
            unverified.forEach(each -> finding(each, Ink.FAINT, "?"));
        }
        List<ScoredFinding> passed = with(score.findings(), Status.PASS);
        heading("In order (" + passed.size() + ")");
        paragraph("  ", passed.stream().map(ScanText::id).collect(Collectors.joining(", ")));
        report.outcomes().stream()
                .filter(outcome -> !(outcome.end() instanceof CheckOutcome.Done))
                .forEach(outcome ->
                        line(ink.paint(Ink.RED, "The check " + outcome.check() + " did not come to its end.")));
    }

    private void category(CategoryScore score) {
        int filled = score.percent() * Ink.BAR / 100;
        String colour = score.percent() >= 90 ? Ink.GREEN : score.percent() >= 60 ? Ink.YELLOW : Ink.RED;
        String bar = score.counts()
                ? ink.bar(colour, filled) + String.format(Locale.ROOT, " %3d %%", score.percent())
                : ink.bar(colour, 0) + "   –  ";
        line("  %-16s %s  %s"
                .formatted(
                        score.category().label(),
                        bar,
                        ink.paint(Ink.FAINT, "weight " + score.category().weight())));
    }

    private void mend(List<ScoredFinding> findings) {
        List<ScoredFinding> mendable = findings.stream()
                .filter(each -> each.finding().isMendable())
                .sorted(Comparator.comparingInt(ScoredFinding::gain).reversed())
                .toList();
        heading(mendable.isEmpty() ? "Nothing to mend" : "What to mend, and what it gains");
        mendable.forEach(each -> {
            boolean fails = each.finding().status() == Status.FAIL;
            finding(each, fails ? Ink.RED : Ink.YELLOW, each.gain() == 0 ? "" : "+" + each.gain());
            each.finding().fix().ifPresent(this::fix);
        });
    }

    private void finding(ScoredFinding scored, String colour, String mark) {
        Finding finding = scored.finding();
        line("  %s  %s".formatted(ink.paint(colour, "%4s".formatted(mark)), ink.paint(Ink.BOLD, id(scored))));
        paragraph("        ", finding.summary());
    }

    private void fix(Fix fix) {
        paragraph("        → ", fix.text());
        String where = (fix.name() + " " + fix.type()).strip();
        fix.value().lines().forEach(value -> line("          " + Ink.safe(where + "  " + value)));
    }

    private void heading(String text) {
        line("");
        line(ink.paint(Ink.BOLD, text));
    }

    /// Words in lines of the terminal's width.
    private void paragraph(String indent, String text) {
        StringBuilder current = new StringBuilder(indent);
        for (String word : Ink.safe(text).split(" ", -1)) {
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

    private static String id(ScoredFinding scored) {
        return scored.finding().criterion().id();
    }

    private static List<ScoredFinding> with(List<ScoredFinding> findings, Status status) {
        return findings.stream()
                .filter(each -> each.finding().status() == status)
                .toList();
    }
}
