package org.mailassay.mailets.outgoing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a server offers in its reply to EHLO (RFC 5321, section 4.1.1.1).
///
/// @param keywords in upper case, each with its parameters
record Capabilities(Map<String, List<String>> keywords) {
    Capabilities {
        keywords = Map.copyOf(keywords);
    }

    /// Nothing: the server knows HELO only.
    static Capabilities none() {
        return new Capabilities(Map.of());
    }

    static Capabilities of(Reply reply) {
        Map<String, List<String>> keywords = new HashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            List<String> words =
                    Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("[ \t]+", -1));
            keywords.putIfAbsent(words.getFirst(), List.copyOf(words.subList(1, words.size())));
        }
        return new Capabilities(keywords);
    }

    boolean offer(String keyword) {
        return keywords.containsKey(keyword);
    }

    boolean offerAuth(String mechanism) {
        return keywords.getOrDefault("AUTH", List.of()).contains(mechanism);
    }

    /// The largest message that is taken; [Long#MAX_VALUE] when the server does not say (RFC 1870, section 4).
    long largestMessage() {
        List<String> size = keywords.getOrDefault("SIZE", List.of());
        boolean known = size.size() == 1 && size.getFirst().matches("[0-9]{1,18}");
        long largest = known ? Long.parseLong(size.getFirst()) : 0;
        return largest == 0 ? Long.MAX_VALUE : largest;
    }
}
