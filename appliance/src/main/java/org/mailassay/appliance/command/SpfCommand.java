package org.mailassay.appliance.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.mailassay.analysis.spf.SpfCheckFields;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfIdentity;
import org.mailassay.analysis.spf.SpfRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `spf`: checks a client against a domain's policy.
@Command(
        name = "spf",
        description = "Check whether a host may send mail for a domain (SPF, RFC 7208) and print the result as JSON,"
                + " with the trace of every term. Live, or offline with --dns.")
final class SpfCommand extends BatchedCommand {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final DnsOption dns = new DnsOption();

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

    SpfCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>(client.given());
        given.put("identity", identity);
        given.put("receiver", receiver);
        given.put(DnsOption.NAME, dns.given());
        return given;
    }

    @Override
    SequencedMap<String, Object> answer(Task task, DnsSources sources) {
        SpfRequest request = new SpfRequest(
                identity(task.option("identity")),
                ClientOptions.address(task).orElseThrow(() -> CommandFailure.misuse("--ip is missing")),
                task.option("helo"),
                ClientOptions.reversePath(task),
                task.option("receiver"));
        return SpfCheckFields.of(new SpfEvaluation(sources.of(task)).check(request));
    }

    private static SpfIdentity identity(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "mailfrom" -> SpfIdentity.MAIL_FROM;
            case "helo" -> SpfIdentity.HELO;
            default -> throw CommandFailure.misuse("neither mailfrom nor helo: " + name);
        };
    }
}
