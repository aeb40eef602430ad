package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailassay.analysis.authresults.AuthenticationResults;
import org.mailassay.analysis.dkim.DkimKeyRecord;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.verdict.BimiVerdict;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictFields;

/// Fuzzes a message from its octets to its verdict: header fields, DKIM and ARC signatures, the From field, and the
/// Authentication-Results that come of it. What follows a line `KEY` in the input is the text record of every name.
public final class SignedMessageFuzz {
    private static final String KEY = "\nKEY\n";

    private SignedMessageFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(SignedMessageFuzz.class, SignedMessageFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        String input = new String(data, StandardCharsets.ISO_8859_1);
        int split = input.indexOf(KEY);
        String text = split < 0 ? input : input.substring(0, split);
        String published = split < 0 ? "v=DKIM1; p=" : input.substring(split + KEY.length());
        DkimKeyRecord.read(published);
        AuthenticationResults.read(text);
        Dns dns = (name, type) -> type == RecordType.TXT
                ? new DnsAnswer.Found(List.of(DnsRecord.Txt.of(published)), List.of(), Duration.ZERO, Security.INSECURE)
                : new DnsAnswer.NoData(Security.INSECURE);
        Octets octets = Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
        ReceivedMessage message = new ReceivedMessage(
                "fuzz", octets, new Envelope("", List.of()), new Connection.Unknown(), Instant.EPOCH);
        MessageVerdict verdict = new MessageEvaluation(dns, new KeyRecordCache(), "mx.example.net").evaluate(message);
        BimiVerdict bimi = BimiVerdict.of(verdict, HeaderFields.of(octets), dns);
        String field = String.valueOf(
                VerdictFields.of(message, verdict, bimi, "mx.example.net").get("authentication_results"));
        if (field.replace("\r\n\t", "").replaceFirst("\r\n$", "").matches("(?s).*[\r\n].*")) {
            throw new IllegalStateException("a line end in the Authentication-Results");
        }
        if (!(AuthenticationResults.read(field.substring(field.indexOf(':') + 1))
                instanceof AuthenticationResults.Read)) {
            throw new IllegalStateException("our own Authentication-Results cannot be read");
        }
    }
}
