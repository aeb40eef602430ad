package org.mailassay.appliance.command;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.spf.SpfCheckFields;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfIdentity;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.appliance.dns.DnsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `spf`: checks a client against a domain's policy.
@Command(
        name = "spf",
        description = "Check whether a host may send mail for a domain (SPF, RFC 7208) and print the result as JSON,"
                + " with the trace of every term. Live, or offline with --dns.")
final class SpfCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("ip", "from", "helo", "identity", "receiver", "dns");

    private final Terminal terminal;

    @Option(names = "--ip", paramLabel = "ADDRESS", description = "The address of the host that sends.")
    private String ip = "";

    @Option(
            names = "--from",
            paramLabel = "MAILBOX",
            description = "The envelope sender; when it is left out or empty, the postmaster of the HELO name.")
    private String from = "";

    @Option(names = "--helo", paramLabel = "NAME", description = "The name given in HELO or EHLO.")
    private String helo = "";

    @Option(
            names = "--identity",
            paramLabel = "NAME",
            description = "What is checked: mailfrom or helo (default: mailfrom).")
    private String identity = "";

    @Option(
            names = "--receiver",
            paramLabel = "NAME",
            description = "The host that checks, as explanations and Received-SPF name it.")
    private String receiver = "";

    @Option(
            names = "--dns",
            paramLabel = "ZONES.yml",
            description = "Answer the DNS from this file: name -> list of {TYPE: value}, TIMEOUT, SERVFAIL.")
    private String dns = "";

    @Option(
            names = "--batch",
            paramLabel = "FILE.ndjson",
            description = "Check once for each line, an object with the names of these options and an id that the"
                    + " answer repeats; what a line leaves out is taken from the options.")
    private @Nullable Path batch;

    SpfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> values = List.of(ip, from, helo, identity, receiver, dns);
        for (int i = 0; i < NAMES.size(); i++) {
            given.put(NAMES.get(i), values.get(i));
        }
        try (DnsSources sources = new DnsSources(DnsSettings.of(List.of()))) {
            if (batch == null) {
                terminal.out().println(JsonLine.of(check(new BatchLine.Task(given), sources)));
                terminal.out().flush();
                return 0;
            }
            Batch lines = new Batch(terminal, line -> {
                Map<String, String> merged = new LinkedHashMap<>(given);
                merged.putAll(line.options());
                return check(new BatchLine.Task(merged), sources);
            });
            return lines.run(batch) ? 0 : 1;
        }
    }

    private static SequencedMap<String, Object> check(BatchLine.Task task, DnsSources sources) {
        InetAddress client = IpAddressText.parse(task.option("ip"))
                .orElseThrow(() -> new CommandFailure(
                        task.option("ip").isEmpty() ? "--ip is missing" : "not an IP address: " + task.option("ip")));
        SpfRequest request = new SpfRequest(
                identity(task.option("identity")),
                client,
                task.option("helo"),
                task.option("from"),
                task.option("receiver"));
        return SpfCheckFields.of(new SpfEvaluation(sources.from(task.option("dns"))).check(request));
    }

    private static SpfIdentity identity(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "mailfrom" -> SpfIdentity.MAIL_FROM;
            case "helo" -> SpfIdentity.HELO;
            default -> throw new CommandFailure("neither mailfrom nor helo: " + name);
        };
    }
}
