package org.mailassay.analysis.authentication;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.tags.Tag;
import org.mailassay.analysis.tags.TagList;
import org.mailassay.analysis.tags.TaggedText;

/// The text of a key record as it should be.
record DkimKeyText(Dns dns) {
    private static final String TESTING = "y";

    /// The record of a key that is not in test mode (RFC 6376, section 3.6.1).
    Fix regular(DomainName name) {
        return new Fix(
                "Take the test mode (t=y) out of the key record.",
                name.text(),
                "TXT",
                published(name).map(DkimKeyText::regular).orElse(""));
    }

    private Optional<String> published(DomainName name) {
        return dns.query(name.text(), RecordType.TXT) instanceof DnsAnswer.Found found
                ? found.as(DnsRecord.Txt.class).stream()
                        .map(DnsRecord.Txt::joined)
                        .filter(text -> TagList.parse(text).tag("p").isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static String regular(String text) {
        String others = TagList.parse(text).tag("t").map(Tag::value).stream()
                .flatMap(value -> Arrays.stream(value.split(":", -1)))
                .map(String::strip)
                .filter(flag -> !flag.equals(TESTING) && !flag.isEmpty())
                .collect(Collectors.joining(":"));
        return others.isEmpty() ? TaggedText.without(text, "t") : TaggedText.with(text, "t", others);
    }
}
