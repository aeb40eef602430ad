package org.mailassay.analysis.report.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes broken inputs out of good ones. The same seed always makes the same ones.
public final class Mutations {
    private static final int MAXIMUM_LENGTH = 1 << 17;
    /// What parsers stumble over.
    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "&",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "&#xD800;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE feedback [",
            "<!ENTITY a 'b'>",
            "</feedback>",
            "<feedback>",
            "</r>",
            "<record>",
            "<row/>",
            "<report_metadata>",
            "<begin>1</begin>",
            "<count>-1</count>",
            "<count>99999999999999999999</count>",
            "\0",
            "\ufeff",
            "\ufdd0",
            "\ufffe",
            "\ud800",
            "\r\n",
            "\r\n\r\n",
            "\r\n--b\r\n",
            "--b--",
            "=",
            "=0",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "boundary=\"",
            "filename*0*=x'y'%zz;",
            "=?utf-8?b?////?=",
            "begin 644 x\r\n",
            "From a 10:00\r\n",
            "PK\3\4",
            "PK\1\2",
            "PK\5\6",
            "\37\213\10",
            "\377\376",
            "\376\377",
            "{\"policies\":[",
            "\"report-id\":",
            "Feedback-Type: auth-failure\r\n",
            "encoding=\"utf-16\"",
            "encoding=\"x-nonsense\"");

    private final Random random;
    private final List<byte[]> seeds;

    public Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /// The next broken input: one to eight changes to a seed.
    public byte[] next() {
        byte[] mutated = seed();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            mutated = changed(mutated);
        }
        return mutated;
    }

    private byte[] changed(byte[] octets) {
        int at = random.nextInt(octets.length + 1);
        int length = Math.min(octets.length - at, 1 + random.nextInt(1 << random.nextInt(10)));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(octets, at);
            case 1 -> spliced(octets, at, length, new byte[0]);
            case 2 -> spliced(octets, at, 0, Arrays.copyOfRange(octets, at, at + length));
            case 3 -> spliced(octets, at, 0, word());
            case 4 -> spliced(octets, at, length, word());
            case 5 -> spliced(octets, at, length, noise(length));
            case 6 -> spliced(octets, at, 0, seed());
            case 7 -> repeated(octets, at, length);
            default -> flipped(octets);
        };
    }

    private byte[] flipped(byte[] octets) {
        byte[] flipped = octets.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] repeated(byte[] octets, int at, int length) {
        byte[] piece = Arrays.copyOfRange(octets, at, at + length);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int i = random.nextInt(100); i > 0; i--) {
            pieces.writeBytes(piece);
        }
        return spliced(octets, at, 0, pieces.toByteArray());
    }

    private static byte[] spliced(byte[] octets, int at, int removed, byte[] inserted) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(octets, 0, at);
        spliced.writeBytes(inserted);
        spliced.write(octets, at + removed, octets.length - at - removed);
        return spliced.size() > MAXIMUM_LENGTH ? octets : spliced.toByteArray();
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size())).clone();
    }

    private byte[] word() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return word.getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
