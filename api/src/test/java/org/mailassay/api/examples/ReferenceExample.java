package org.mailassay.api.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailassay.analysis.testing.SharedFolder;

/// One example of the reference page, cut out of the text beside the repository. The text has lost its indentation,
/// which Python needs: it is put back by the levels given, and nothing else is touched but the base URL.
record ReferenceExample(String code) {
    private static final String HOSTED = "https://www.dmarctrust.com/api/v1";

    /// @param heading the line that the example comes some lines after
    /// @param first its first line begins so
    /// @param levels how deep each line stands; the example has as many lines as this has digits
    static ReferenceExample python(String heading, String first, String levels, String base) {
        List<String> lines = lines();
        int start = start(lines, heading, first);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < levels.length(); i++) {
            code.append("    ".repeat(levels.charAt(i) - '0'))
                    .append(lines.get(start + i))
                    .append('\n');
        }
        return of(code.toString(), base);
    }

    /// @param after the line that comes after the example
    static ReferenceExample of(String heading, String first, String after, String base) {
        List<String> lines = lines();
        int start = start(lines, heading, first);
        int end = start + lines.subList(start, lines.size()).indexOf(after);
        return of(String.join("\n", lines.subList(start, end)) + "\n", base);
    }

    private static ReferenceExample of(String code, String base) {
        if (!code.contains(HOSTED)) {
            throw new AssertionError("the example does not name its base URL: " + code);
        }
        return new ReferenceExample(code.replace(HOSTED, base));
    }

    private static int start(List<String> lines, String heading, String first) {
        int start = lines.indexOf(heading);
        while (!lines.get(start).startsWith(first)) {
            start++;
        }
        return start;
    }

    private static List<String> lines() {
        Path page = SharedFolder.require("reference/dmarctrust-api.txt");
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
