package org.mailassay.bench.dkim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.mailassay.analysis.dkim.BodyCanonicalization;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.HeaderCanonicalization;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;

/// Signs messages for the comparison with other verifiers. Each line of the standard input has, with tabs between them:
/// the message's file, the key's file, domain, selector, and both canonicalizations. The signature is put on top of the
/// message.
public final class SignFiles {
    private SignFiles() {}

    /// Signs until the input ends.
    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] part = line.split("\t", -1);
            sign(Path.of(part[0]), Path.of(part[1]), part[2], part[3], part[4], part[5]);
        }
    }

    private static void sign(Path file, Path keyFile, String domain, String selector, String header, String body)
            throws IOException {
        SigningKey key = switch (SigningKey.ofPem(Files.readString(keyFile))) {
            case SigningKey.Read read -> read.key();
            case SigningKey.Unusable unusable -> throw new IllegalArgumentException(unusable.problem());
        };
        byte[] message = Files.readAllBytes(file);
        String field = new DkimSigning(
                        new DomainName(domain),
                        new DomainName(selector),
                        key,
                        HeaderCanonicalization.valueOf(header.toUpperCase(Locale.ROOT)),
                        BodyCanonicalization.valueOf(body.toUpperCase(Locale.ROOT)))
                .sign(Octets.of(message), Instant.now());
        byte[] signature = field.getBytes(StandardCharsets.US_ASCII);
        byte[] signed = new byte[signature.length + message.length];
        System.arraycopy(signature, 0, signed, 0, signature.length);
        System.arraycopy(message, 0, signed, signature.length, message.length);
        Files.write(file, signed);
    }
}
