package org.mailassay.analysis.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// What can be said of signatures that the sender answers for, whether or not one of them is enough. It counts nothing:
/// most receivers go by the signature that holds.
final class SignatureRemarks {
    static final Criterion SIGNATURES = new Criterion(
            "dkim.signatures",
            Category.AUTHENTICATION,
            0,
            "Every signature of the sender is in order",
            "RFC 6376, sections 3.5 and 3.6.2.2");

    private static final int MOST_REMARKS = 5;

    /// Clocks differ.
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private final List<DkimVerdict> verdicts;
    private final String authorDomain;
    private final Instant receivedAt;
    private final Dns dns;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> advice = new LinkedHashSet<>();

    SignatureRemarks(List<DkimVerdict> verdicts, String authorDomain, Instant receivedAt, Dns dns) {
        this.verdicts = verdicts;
        this.authorDomain = authorDomain;
        this.receivedAt = receivedAt;
        this.dns = dns;
    }

    Finding finding() {
        Optional<DkimVerdict> speaking = DkimFindings.speaking(verdicts, authorDomain);
        if (speaking.isEmpty()) {
            return SIGNATURES.notApplicable("There is no signature.");
        }
        boolean holds = speaking.get().passes();
        List<DkimVerdict> own = verdicts.stream()
                .filter(verdict ->
                        verdict.equals(speaking.get()) || DkimFindings.isAuthors(claimed(verdict), authorDomain))
                .toList();
        own.stream().filter(_ -> holds).forEach(this::broken);
        own.forEach(verdict -> verdict.signature().ifPresent(this::early));
        own.stream()
                .flatMap(verdict -> verdict.signature().stream())
                .map(signature -> signature.made().parameters().keyName())
                .distinct()
                .forEach(this::repeated);
        if (remarks.isEmpty()) {
            return holds
                    ? SIGNATURES.pass("Every signature that the sender answers for is in order.")
                    : SIGNATURES.notApplicable("There is no signature that holds.");
        }
        return SIGNATURES
                .warn(0, remarks.stream().limit(MOST_REMARKS).collect(Collectors.joining(" ")))
                .fixedBy(advice.stream().limit(MOST_REMARKS).collect(Collectors.joining(" ")));
    }

    /// The signing domain, of a signature that could not be read too.
    private static String claimed(DkimVerdict verdict) {
        return verdict.signature().isPresent()
                ? verdict.domain()
                : DomainName.lowerCase(verdict.tags().value("d"));
    }

    /// Beside one that holds; otherwise it is what is told first.
    private void broken(DkimVerdict verdict) {
        boolean judged = switch (verdict.result()) {
            case DkimResult.Pass _, DkimResult.TempError _ -> false;
            case DkimResult.Neutral(DkimResult.NeutralReason reason, String _) ->
                reason != DkimResult.NeutralReason.TOO_MANY_SIGNATURES;
            case DkimResult.Fail _, DkimResult.Policy _, DkimResult.PermError _ -> true;
        };
        if (judged) {
            remarks.add("Another signature of " + claimed(verdict) + " does not hold: "
                    + verdict.result().detail() + ".");
            advice.add(DkimAdvice.of(verdict.result()));
        }
    }

    /// RFC 6376, section 3.5, `t=`: receivers may ignore a signature from the future.
    private void early(DkimSignature signature) {
        if (signature
                .made()
                .signedAt()
                .filter(receivedAt.plus(LEEWAY)::isBefore)
                .isPresent()) {
            remarks.add("The signature of " + signature.domain() + " says that it was made in the future (t=).");
            advice.add("Set the signer's clock, or sign without t=.");
        }
    }

    /// RFC 6376, section 3.6.2.2: which of several records counts is not defined.
    private void repeated(DomainName keyName) {
        if (dns.query(keyName.text(), RecordType.TXT) instanceof DnsAnswer.Found found) {
            int count = found.as(DnsRecord.Txt.class).size();
            if (count > 1) {
                remarks.add(count + " TXT records stand at " + keyName
                        + ", and which of them receivers take for the key" + " is left to chance.");
                advice.add("Keep one TXT record at " + keyName + ", that of the key.");
            }
        }
    }
}
