package org.mailassay.appliance.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.scan.ScanResults;
import org.mailassay.appliance.StartFailure;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.command.FilterOptions.AskedFilters;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.fetch.GuardedFetcher;
import org.mailassay.appliance.image.WebpOptimizer;
import org.mailassay.appliance.scan.MarkRoots;
import org.mailassay.appliance.scan.MessageScan;
import org.mailassay.appliance.scan.ScanWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scan`: scans a message in a file, as the appliance scans one that it receives.
@Command(
        name = "scan",
        description = "Scan a message in a file and print the report: for a person, or as JSON. Without --ip what"
                + " depends on the sending client is unverified, and without the address of a spam filter what it"
                + " would say. Live, or offline with --dns and --no-fetch.")
final class ScanCommand implements Callable<Integer> {
    /// A port that says nothing: that of the client is not known.
    private static final int SOME_PORT = 25;

    private static final String RECEIVER = "localhost";

    /// No score at all counts as this much, which is not too little unless somebody asks for more.
    static final int ANY_SCORE = -1;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.eml", description = "The message.")
    private Path file = Path.of("");

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Mixin
    private final TimeOption time = new TimeOption();

    @Option(
            names = "--tls",
            paramLabel = "VERSION",
            description = "How the message came: TLSv1.2, TLSv1.3, or none (default: unverified).")
    private String tls = "";

    @Option(names = "--no-fetch", description = "Fetch nothing that the message points to.")
    private boolean offline;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(
            names = "--fail-under",
            paramLabel = "N",
            description = "End with exit code 1 when the score is lower than this, or when there is none (default: 0"
                    + " whatever the score).")
    private int failUnder = ANY_SCORE;

    @Option(
            names = "--mark-roots",
            paramLabel = "FILE.pem",
            description = "The authorities whose BIMI mark certificates are trusted (default: no chain is judged).")
    private Path markRoots = Path.of("");

    @Option(names = "--json", description = "Print the results as the API gives them.")
    private boolean json;

    @Option(names = "--text", description = "Print the report for a person (the default).")
    private boolean text;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && text) {
            throw CommandFailure.misuse("--json and --text exclude each other");
        }
        refuseWithoutClient();
        if (failUnder < ANY_SCORE || failUnder > 100) {
            throw CommandFailure.misuse("--fail-under takes a score, 0 to 100: " + failUnder);
        }
        try (DnsSources sources = new DnsSources(DnsSettings.of(List.of()))) {
            Task task = Task.of(given());
            ScanReport report = scan(task, sources.of(task));
            PrintWriter out = terminal.out();
            if (json) {
                SequencedMap<String, Object> results = ScanResults.of(String.valueOf(file.getFileName()), report);
                results.put("view_count", 0);
                out.println(PlainJson.of(results));
            } else {
                new ScanText(out, terminal.interactive()).print(String.valueOf(file.getFileName()), report);
            }
            out.flush();
            return exitCode(report.score().overall(), failUnder);
        }
    }

    static int exitCode(OptionalInt overall, int failUnder) {
        return overall.orElse(ANY_SCORE) < failUnder ? 1 : 0;
    }

    /// Both are of a session that there was none of.
    private void refuseWithoutClient() {
        boolean known = !client.given().getOrDefault("ip", "").isBlank();
        if (!known && !tls.isEmpty()) {
            throw CommandFailure.misuse("--tls says how a client came: give its address too (--ip)");
        }
        if (!known && !client.given().getOrDefault("helo", "").isEmpty()) {
            throw CommandFailure.misuse("--helo is the name of a client: give its address too (--ip)");
        }
    }

    private List<X509Certificate> roots() {
        try {
            return markRoots.toString().isEmpty() ? List.of() : MarkRoots.read(markRoots, "--mark-roots");
        } catch (StartFailure unusable) {
            throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>(client.given());
        given.put(DnsOption.NAME, dns.given());
        given.put(TimeOption.NAME, time.given());
        return given;
    }

    private ScanReport scan(Task task, Dns resolver) {
        Octets octets = LineEndings.canonical(SmallFile.octets(file));
        HeaderFields header = HeaderFields.of(octets);
        if (header.all().isEmpty()) {
            throw new CommandFailure(file + " is no message: it has no header");
        }
        ReceivedMessage message = new ReceivedMessage(
                String.valueOf(file.getFileName()),
                octets,
                new Envelope(ClientOptions.reversePath(task), List.of()),
                connection(task),
                TimeOption.of(task, header));
        if (offline) {
            return scan(message, resolver, Fetcher.none());
        }
        String agent = GuardedClient.agent(Version.current(), "");
        try (GuardedFetcher fetcher = new GuardedFetcher(new GuardedClient(resolver, agent))) {
            return scan(message, resolver, fetcher);
        }
    }

    private ScanReport scan(ReceivedMessage message, Dns resolver, Fetcher fetcher) {
        try (AskedFilters asked = filters.ask(resolver, RECEIVER);
                WebpOptimizer optimizer = new WebpOptimizer()) {
            ScanWorld world = new ScanWorld(
                    resolver, fetcher, asked.filters(), List.of(), optimizer, roots(), Map.of(), List::of);
            return new MessageScan(world, RECEIVER, ScanLimits.DEFAULT)
                    .scan(message, ScanListener.none())
                    .report();
        }
    }

    /// Nothing is said of how the message came unless the option does.
    private String protocol() {
        return tls.isEmpty() ? "" : tls.equals("none") ? "ESMTP" : "ESMTPS";
    }

    private Optional<Connection.Tls> tls() {
        return tls.isEmpty() || tls.equals("none") ? Optional.empty() : Optional.of(new Connection.Tls(tls, ""));
    }

    private Connection connection(Task task) {
        Optional<InetAddress> address = ClientOptions.address(task);
        return address.isPresent()
                ? new Connection.Smtp(address.get(), SOME_PORT, task.option("helo"), protocol(), tls())
                : new Connection.Unknown();
    }
}
