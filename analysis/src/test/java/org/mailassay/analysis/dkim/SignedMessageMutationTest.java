package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;

/// Messages and key records changed at random: nothing is thrown, and no change of what is signed goes unnoticed.
class SignedMessageMutationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MESSAGE = "From: joe@example.com\r\nSubject: hello\r\n\r\nHello there.\r\n";
    private static final String TAGS =
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; i=joe@example.com; s=long; t=1700000000;"
                    + " h=From:Subject:Date; z=From:joe=40example.com; bh=@; b=@";
    private static final String ALPHABET = ";=:/ \t\r\nabdhisv019+@.-_*\u0000\u00E9";

    private final Random random = new Random(8301);
    private final ZoneDns dns = Vectors.in("/dkim/vectors.yml").getFirst().dns();

    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 1 -> changed.delete(at, end);
                case 2 -> changed.insert(at, changed.substring(at, end));
                default -> changed.replace(at, end, "" + ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return changed.toString();
    }

    @Test
    void aMessageThatStillPassesIsTheSameInCanonicalForm() {
        String signed = "DKIM-Signature: " + TestSignature.complete(TAGS, "long", MESSAGE) + "\r\n" + MESSAGE;
        int passed = 0;
        for (int round = 0; round < 20_000; round++) {
            String changed = mutated(signed);
            HeaderFields fields = HeaderFields.of(octets(changed));
            for (DkimVerdict verdict : new DkimVerification(dns).verify(fields, NOW)) {
                if (verdict.passes()) {
                    passed++;
                    assertThat(canonical(fields, verdict))
                            .as(changed)
                            .isEqualTo("from:joe@example.com\r\nsubject:hello\r\n|Hello there.\r\n");
                }
            }
        }
        assertThat(passed).isPositive();
    }

    private static String canonical(HeaderFields fields, DkimVerdict verdict) {
        MessageSignature made = verdict.signature().orElseThrow().made();
        SignedHeader header = new SignedHeader(HeaderCanonicalization.RELAXED);
        header.addSelected(fields, made.content().fieldNames(), made.field());
        StringBuilder text =
                new StringBuilder(new String(header.toByteArray(), StandardCharsets.ISO_8859_1)).append('|');
        BodyCanonicalization.RELAXED.write(
                fields.body(),
                (octets, from, to) -> text.append(new String(octets, from, to - from, StandardCharsets.ISO_8859_1)));
        return text.toString();
    }

    @Test
    void keyRecordsOfEveryKindAreReadOrRefused() {
        List<String> records = Vectors.in("/dkim/vectors.yml").stream()
                .flatMap(vector -> Arrays.stream(new String[] {"long", "edwards", "everything", "spaces", "pkcs1"})
                        .map(name -> vector.dns().query(name + "._domainkey.example.com", RecordType.TXT)))
                .filter(DnsAnswer.Found.class::isInstance)
                .map(answer -> ((DnsAnswer.Found) answer)
                        .as(DnsRecord.Txt.class)
                        .getFirst()
                        .joined())
                .distinct()
                .toList();
        assertThat(records).hasSizeGreaterThan(3);
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        for (int round = 0; round < 30_000; round++) {
            kinds.merge(kind(mutated(records.get(round % records.size()))), 1, Integer::sum);
        }
        assertThat(kinds).containsKeys(Kind.values());
    }

    private enum Kind {
        MALFORMED,
        UNUSABLE,
        UNKNOWN_TYPE,
        USABLE
    }

    private static Kind kind(String text) {
        return switch (DkimKeyRecord.read(text)) {
            case DkimKeyRecord.Malformed malformed -> {
                assertThat(malformed.offset()).isBetween(0, text.length());
                yield Kind.MALFORMED;
            }
            case DkimKeyRecord.Read read ->
                switch (read.record().publicKey()) {
                    case PublicKeyReading.Usable _ -> Kind.USABLE;
                    case PublicKeyReading.UnknownType _ -> Kind.UNKNOWN_TYPE;
                    case PublicKeyReading.Revoked _, PublicKeyReading.Unusable _ -> Kind.UNUSABLE;
                };
        };
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
