package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.verdict.BimiVerdict;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `verify`: judges a message.
@Command(
        name = "verify",
        description = "Judge a message (DKIM, ARC, SPF when --ip is given, DMARC and the BIMI record) and print the"
                + " verdict as JSON. Live, or offline with --dns.")
final class VerifyCommand extends BatchedCommand {
    /// A port that says nothing: that of the client is not known.
    private static final int SOME_PORT = 25;

    /// Messages in memory at one time: a few of the largest, or many of the usual ones.
    private static final int KILOBYTES_AT_ONCE = 64 << 10;

    private final KeyRecordCache keys = new KeyRecordCache();
    private final Semaphore kilobytes = new Semaphore(KILOBYTES_AT_ONCE);

    @Parameters(paramLabel = "FILE.eml", arity = "0..1", description = "The message; in a batch, file.")
    private @Nullable Path file;

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Mixin
    private final TimeOption time = new TimeOption();

    @Option(
            names = "--rules",
            paramLabel = "NAME",
            description = "By which rules DKIM signatures are judged: current, or historic, which are those of RFC 4871"
                    + " with rsa-sha1 and keys of 512 bits (default: current).")
    private String rules = "";

    @Option(
            names = "--receiver",
            paramLabel = "NAME",
            description = "The host that judges, as Authentication-Results names it (default: localhost).")
    private String receiver = "";

    VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>(client.given());
        given.put("file", absolute(file));
        given.put(DnsOption.NAME, dns.given());
        given.put(TimeOption.NAME, time.given());
        given.put("rules", rules);
        given.put("receiver", receiver);
        return given;
    }

    @Override
    SequencedMap<String, Object> answer(Task task, DnsSources sources) {
        Path message = task.file("file").orElseThrow(() -> CommandFailure.misuse("no message is named"));
        int share = (int) Math.min(KILOBYTES_AT_ONCE, SmallFile.length(message) / 1024 + 1);
        kilobytes.acquireUninterruptibly(share);
        try {
            return answer(task, SmallFile.octets(message), sources.of(task));
        } finally {
            kilobytes.release(share);
        }
    }

    private SequencedMap<String, Object> answer(Task task, Octets octets, Dns resolver) {
        HeaderFields header = HeaderFields.of(LineEndings.canonical(octets));
        String host = task.option("receiver").isEmpty() ? "localhost" : task.option("receiver");
        ReceivedMessage message = new ReceivedMessage(
                task.option("file"),
                octets,
                new Envelope(ClientOptions.reversePath(task), List.of()),
                connection(task),
                TimeOption.of(task, header));
        MessageVerdict verdict =
                new MessageEvaluation(resolver, keys, host, rules(task.option("rules"))).evaluate(message, header);
        return VerdictFields.of(message, verdict, BimiVerdict.of(verdict, header, resolver), host);
    }

    private static Connection connection(Task task) {
        return ClientOptions.address(task)
                .<Connection>map(address ->
                        new Connection.Smtp(address, SOME_PORT, task.option("helo"), "ESMTP", Optional.empty()))
                .orElseGet(Connection.Unknown::new);
    }

    private static DkimRules rules(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "current" -> DkimRules.CURRENT;
            case "historic" -> DkimRules.HISTORIC;
            default -> throw CommandFailure.misuse("neither current nor historic: " + name);
        };
    }
}
