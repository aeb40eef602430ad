package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.records.DomainRecords;
import org.mailassay.analysis.records.RecordsQuestion;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.fetch.HttpsPolicyFetcher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `domain NAME`: judges the mail records of a domain. The same word with `add` or `list` after it is about the domains
/// that the appliance counts reports for.
@Command(
        name = "domain",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Judge the mail records of a domain (SPF, DKIM, DMARC, BIMI, MX, MTA-STS, TLS-RPT, DNSSEC, DANE)"
                + " and print what is found as JSON, live or offline with --dns. With a command: domains whose reports"
                + " are counted.")
final class DomainCommand extends BatchedCommand {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The domain; in a batch, name.")
    private String name = "";

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            split = ",",
            description = "A DKIM selector whose key is judged; may be given several times. None is guessed.")
    private List<String> selectors = List.of();

    @Option(
            names = "--mta-sts-policy",
            paramLabel = "FILE",
            description = "The text of the MTA-STS policy; without it the policy is fetched, unless there is --dns.")
    private @Nullable Path policy;

    DomainCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (spec != null && name.isEmpty() && !isBatch()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing: the name of a domain, a command, or --batch");
        }
        return super.call();
    }

    @Override
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("name", name);
        given.put(DnsOption.NAME, dns.given());
        given.put("selector", String.join(",", selectors));
        given.put("mta-sts-policy", absolute(policy));
        return given;
    }

    @Override
    SequencedMap<String, Object> answer(Task task, DnsSources sources) {
        String text = task.option("name").strip();
        DomainName domain = DomainName.of(text)
                .filter(read -> !read.text().isEmpty())
                .orElseThrow(() -> CommandFailure.misuse("not a domain name: " + text));
        Set<String> known = Arrays.stream(task.option("selector").split(","))
                .map(String::strip)
                .filter(selector -> !selector.isEmpty())
                .limit(RecordsQuestion.MOST_SELECTORS)
                .collect(Collectors.toSet());
        Dns answers = sources.of(task);
        Optional<Path> policyFile = task.file("mta-sts-policy");
        if (policyFile.isPresent()) {
            PolicyFetch given = new PolicyFetch.Fetched("text/plain", SmallFile.octets(policyFile.get()));
            return judge(domain, known, answers, asked -> given);
        }
        if (!task.option(DnsOption.NAME).isEmpty()) {
            return judge(domain, known, answers, PolicyFetcher.none());
        }
        try (HttpsPolicyFetcher fetcher = new HttpsPolicyFetcher(answers, Version.current())) {
            return judge(domain, known, answers, fetcher);
        }
    }

    private static SequencedMap<String, Object> judge(
            DomainName domain, Set<String> selectors, Dns dns, PolicyFetcher policies) {
        return DomainRecords.judge(new RecordsQuestion(domain, List.of(), selectors, dns, policies, DEADLINE))
                .fields();
    }
}
