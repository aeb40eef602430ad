package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.summary.SummaryLine;
import org.mailassay.analysis.report.summary.SummarySink;
import org.mailassay.appliance.reportfile.FoundFile;
import org.mailassay.appliance.reportfile.ReportFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `report parse`: what is in report files, without a database.
@Command(
        name = "parse",
        description = "Read report files (.xml .gz .zip .json .eml .eml.gz, mbox) and print one line of JSON for each."
                + " No database is needed. That a file is refused is an answer and no error: the exit code is 1 only"
                + " when a file could not be read at all.")
final class ReportParseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    ReportParseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReportLimits limits = ReportLimits.DEFAULT;
        ReportReader reader = new ReportReader(limits);
        ReportFiles opened = new ReportFiles(limits.maximumMessageBytes());
        boolean[] unreadable = new boolean[1];
        for (Path file : files) {
            opened.read(file, found -> unreadable[0] |= !print(found, reader));
        }
        terminal.out().flush();
        return unreadable[0] ? 1 : 0;
    }

    private boolean print(FoundFile found, ReportReader reader) {
        SummarySink sink = new SummarySink();
        switch (found) {
            case FoundFile.Content content -> reader.read(content.octets(), sink);
            case FoundFile.TooLarge(String _, long limit) ->
                sink.refused(
                        new PartLocation(0, 0, ""),
                        new Refusal(RefusalReason.TOO_LARGE_MESSAGE, "more than " + limit + " octets"));
            case FoundFile.Unreadable(String name, String reason) -> {
                terminal.err().println("mailassay: " + name + ": " + reason);
                return false;
            }
        }
        terminal.out().println(SummaryLine.of(found.name(), sink.summary()));
        return true;
    }
}
