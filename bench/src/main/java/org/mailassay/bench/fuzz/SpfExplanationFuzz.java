package org.mailassay.bench.fuzz;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfExplanation;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.analysis.spf.SpfResult;

/// Fuzzes the text that a domain gives for refused mail (RFC 7208, section 6.2): what comes out is visible ASCII.
public final class SpfExplanationFuzz {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.9");

    private SpfExplanationFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(SpfExplanationFuzz.class, SpfExplanationFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        ZoneDns dns = ZoneDns.builder()
                .text("example.com", "v=spf1 -all exp=why.example.com")
                .text("why.example.com", new String(data, StandardCharsets.ISO_8859_1))
                .build();
        SpfRequest request = SpfRequest.mailFrom(CLIENT, "helo.example.net", "a-b+c.d@example.com");
        if (new SpfEvaluation(dns).check(request).result() instanceof SpfResult.Fail fail
                && fail.explanation() instanceof SpfExplanation.Published published
                && published.text().chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalStateException("an explanation with a character that is not visible");
        }
    }
}
