package org.mailassay.analysis.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Damages good input in many ways, always the same ones: for tests that a parser neither throws nor hangs on what
/// strangers send. A campaign with coverage is a matter for the benchmarks.
public final class Mutations {
    private static final String[] TROUBLE = {
        ";",
        "=",
        "\"",
        "\\",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "@",
        ".",
        ",",
        ":",
        "%",
        "%0",
        "%00",
        "!",
        "#",
        "&",
        "&#x0;",
        "\r\n",
        "\n",
        "\t",
        "\0",
        "\u00ff",
        " ",
        "--",
        "]]>",
        "<!--",
        "<![CDATA[",
        "<!DOCTYPE",
        "9".repeat(40),
        "x".repeat(300),
        "xn--",
        "url(",
        "mailto:",
        "*."
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SECOND = 1_000_000_000L;

    private final Random random = new Random(20_260_101);

    /// Gives each of so many damaged inputs to a parser; what it throws is thrown here, with the input.
    public void of(List<String> seeds, int count, Consumer<String> parser) {
        for (int i = 0; i < count; i++) {
            String damaged = damage(seeds.get(random.nextInt(seeds.size())), seeds);
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                parser.accept(damaged);
            } catch (RuntimeException | StackOverflowError thrown) {
                throw new AssertionError("on " + escaped(damaged), thrown);
            }
            if (THREADS.getCurrentThreadCpuTime() - start > SECOND) {
                throw new AssertionError("more than a second on " + escaped(damaged));
            }
        }
    }

    /// The same for parsers of octets.
    public void ofOctets(List<byte[]> seeds, int count, Consumer<byte[]> parser) {
        List<String> texts = new ArrayList<>();
        seeds.forEach(seed -> texts.add(new String(seed, StandardCharsets.ISO_8859_1)));
        of(texts, count, text -> parser.accept(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private String damage(String seed, List<String> seeds) {
        StringBuilder text = new StringBuilder(seed);
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            damageOnce(text, seeds);
        }
        return text.toString();
    }

    private void damageOnce(StringBuilder text, List<String> seeds) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(7)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end));
            case 2 -> text.insert(at, TROUBLE[random.nextInt(TROUBLE.length)]);
            case 3 -> text.replace(at, end, TROUBLE[random.nextInt(TROUBLE.length)]);
            case 4 -> text.insert(at, (char) random.nextInt(256));
            case 5 -> text.setLength(at);
            default -> {
                String other = seeds.get(random.nextInt(seeds.size()));
                text.insert(at, other, 0, random.nextInt(other.length() + 1));
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.substring(0, Math.min(text.length(), 2_000)).chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '\\' || c == '"') {
                escaped.append("\\u%04x".formatted(c));
            } else {
                escaped.append((char) c);
            }
        });
        return '"' + escaped.toString() + '"';
    }
}
