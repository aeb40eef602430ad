package org.mailassay.analysis.suffix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.resource.ShippedFile;

/// The Public Suffix List. The rules of all 10,000 suffixes take under half a megabyte, and an answer takes well
/// under a microsecond. Safe for use by many threads.
public final class PublicSuffixes {
    private static final String RESOURCE = "public_suffix_list.dat";

    private final RuleTable rules;
    private final String version;

    private PublicSuffixes(RuleTable rules, String version) {
        this.rules = rules;
        this.version = version;
    }

    /// The list that the appliance ships, read once.
    public static PublicSuffixes bundled() {
        return Bundled.LIST;
    }

    /// Loads the list when it is first asked for.
    private static final class Bundled {
        private static final PublicSuffixes LIST =
                ShippedFile.read(PublicSuffixes.class, RESOURCE, PublicSuffixes::read);
    }

    /// Reads a list in the format of publicsuffix.org: UTF-8, one rule a line up to the first white space, comments
    /// behind `//`. Lines that are no rule are left out.
    public static PublicSuffixes read(InputStream in) throws IOException {
        RuleTable.Builder rules = new RuleTable.Builder();
        String version = "";
        boolean isPrivate = false;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("// VERSION:")) {
                version = line.substring("// VERSION:".length()).strip();
            } else if (line.startsWith("// ===BEGIN PRIVATE DOMAINS===")) {
                isPrivate = true;
            } else if (!line.startsWith("//") && !line.isBlank()) {
                addRule(line.strip().split("\\s", 2)[0], isPrivate, rules);
            }
        }
        return new PublicSuffixes(rules.build(), version);
    }

    private static void addRule(String rule, boolean isPrivate, RuleTable.Builder rules) {
        RuleKind kind = RuleKind.of(rule);
        DomainName.of(rule.substring(kind.prefix().length()))
                .ifPresent(name -> rules.add(name.text(), kind, isPrivate));
    }

    /// The list's own version, a time; empty when the file does not say.
    public String version() {
        return version;
    }

    /// The public suffix of a name, by the algorithm of publicsuffix.org: the longest matching rule, an exception
    /// before all others, and the last label where no rule matches. The root has none but itself.
    public DomainName publicSuffix(DomainName name) {
        return publicSuffix(name, Section.ALL);
    }

    /// The public suffix of a name by a part of the list.
    public DomainName publicSuffix(DomainName name, Section section) {
        int start = rules.suffixStart(name.text(), section);
        return start == 0 ? name : new DomainName(name.text().substring(start));
    }

    /// The public suffix and one label more, which is what somebody registered; empty for a name that is itself a
    /// public suffix.
    public Optional<DomainName> registrableDomain(DomainName name) {
        return registrableDomain(name, Section.ALL);
    }

    /// What somebody registered, by a part of the list.
    public Optional<DomainName> registrableDomain(DomainName name, Section section) {
        String text = name.text();
        int start = rules.suffixStart(text, section);
        if (start == 0) {
            return Optional.empty();
        }
        int before = text.lastIndexOf('.', start - 2) + 1;
        return Optional.of(before == 0 ? name : new DomainName(text.substring(before)));
    }
}
