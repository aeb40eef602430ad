package org.mailassay.analysis.signature;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;

/// Finds an author's key at the author's domain, by the draft "OpenPGP Web Key Directory".
final class KeyDirectory {
    /// The alphabet of z-base-32, which is made for people.
    private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";

    private final Fetcher fetcher;

    KeyDirectory(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// What was found.
    sealed interface Answer {
        /// There is a key.
        record Found(PgpKey key) implements Answer {}

        /// There is none.
        record NotFound() implements Answer {}

        /// Nobody knows.
        record Unknown(String reason) implements Answer {}
    }

    /// Asks the host for it; where there is no such host, the domain itself.
    Answer find(String localPart, DomainName domain) {
        String place = "/hu/" + hash(localPart) + "?l=" + URLEncoder.encode(localPart, StandardCharsets.UTF_8);
        List<String> urls = List.of(
                "https://openpgpkey." + domain + "/.well-known/openpgpkey/" + domain + place,
                "https://" + domain + "/.well-known/openpgpkey" + place);
        Answer answer = new Answer.NotFound();
        for (String url : urls) {
            switch (fetcher.fetch(FetchRequest.get(url, PgpKey.LARGEST))) {
                case FetchAnswer.Fetched fetched -> {
                    return read(fetched);
                }
                case FetchAnswer.Refused _ -> {
                    return new Answer.NotFound();
                }
                case FetchAnswer.Failed failed -> {
                    if (failed.cause() != FetchAnswer.Cause.NO_ADDRESS) {
                        return new Answer.Unknown(failed.detail());
                    }
                }
            }
        }
        return answer;
    }

    private static Answer read(FetchAnswer.Fetched fetched) {
        Optional<PgpKey> key = fetched.status() == 200 && !fetched.cut()
                ? PgpKey.read(fetched.body(), PgpKey.Source.WKD)
                : Optional.empty();
        return key.<Answer>map(Answer.Found::new).orElseGet(Answer.NotFound::new);
    }

    /// The local part in lower case, as SHA-1 in z-base-32.
    static String hash(String localPart) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(localPart.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder(32);
            int bits = 0;
            int held = 0;
            for (byte octet : digest) {
                held = held << 8 | (octet & 0xFF);
                bits += 8;
                while (bits >= 5) {
                    bits -= 5;
                    text.append(ALPHABET.charAt(held >> bits & 31));
                }
                held &= 31;
            }
            return text.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
