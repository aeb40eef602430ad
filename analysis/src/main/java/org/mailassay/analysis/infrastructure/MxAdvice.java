package org.mailassay.analysis.infrastructure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.records.Judgement;
import org.mailassay.analysis.records.MxDetails;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.MxFault;

/// The MX records that a domain is advised to publish: its own without those that mail cannot go to.
final class MxAdvice {
    private static final Set<MxFault> USELESS = Set.of(
            MxFault.TARGET_IS_ADDRESS,
            MxFault.TARGET_NOT_A_HOST_NAME,
            MxFault.TARGET_WITHOUT_ADDRESS,
            MxFault.ADDRESS_NOT_PUBLIC);

    private MxAdvice() {}

    /// Without records where none would be left, or not all of them could be looked up.
    static Fix of(Judgement<MxDetails> mx) {
        boolean known = faults(mx).noneMatch(fault -> fault.reason() == MxFault.TARGET_UNKNOWN);
        String records = known
                ? mx.details().map(details -> records(mx, details.exchangers())).orElse("")
                : "";
        return records.isEmpty()
                ? Fix.of("Mend the MX records of " + mx.name() + ".")
                : new Fix(
                        "Publish these MX records, one a line, in the place of the present ones.",
                        mx.name(),
                        "MX",
                        records);
    }

    private static String records(Judgement<MxDetails> mx, MailExchangers published) {
        Set<String> useless = faults(mx)
                .filter(fault -> fault.reason() instanceof MxFault reason && USELESS.contains(reason))
                .map(Fault::tag)
                .collect(Collectors.toSet());
        return switch (published) {
            case MailExchangers.NullMx _ -> "0 .";
            case MailExchangers.Implicit _ -> useless.isEmpty() ? "10 " + mx.name() : "";
            case MailExchangers.Listed listed -> {
                Map<String, Integer> left = new LinkedHashMap<>();
                listed.exchangers().stream()
                        .filter(exchanger -> !useless.contains(exchanger.name()))
                        .forEach(exchanger -> left.putIfAbsent(host(exchanger), exchanger.preference()));
                yield left.entrySet().stream()
                        .map(record -> record.getValue() + " " + record.getKey())
                        .collect(Collectors.joining("\n"));
            }
            case MailExchangers.NoHost _, MailExchangers.Unknown _ -> "";
        };
    }

    private static String host(MailExchanger exchanger) {
        return exchanger.target() instanceof ExchangerTarget.Alias alias ? alias.name() : exchanger.name();
    }

    private static Stream<Fault> faults(Judgement<MxDetails> mx) {
        return Stream.concat(mx.errors().stream(), mx.warnings().stream());
    }
}
