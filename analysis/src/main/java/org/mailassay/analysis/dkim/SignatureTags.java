package org.mailassay.analysis.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;

/// Reads the tags of a signature (RFC 6376, section 3.5) one by one and notes what is wrong with them.
///
/// A tag that cannot be read gives a value that means nothing; the reader asks [#problem()] before it uses any.
public final class SignatureTags {
    /// Numbers with more digits than these twelve are taken for infinite (RFC 6376, section 3.5, `t=` and `x=`).
    private static final int DIGITS_OF_TIME = 12;

    /// More digits than these can be no length of a body that was received.
    private static final int DIGITS_OF_LENGTH = 18;

    private static final DomainName NO_NAME = new DomainName("");

    private final TagList tags;
    private final List<DkimResult> problems = new ArrayList<>();

    public SignatureTags(TagList tags) {
        this.tags = tags;
    }

    /// The first thing found wrong so far.
    public Optional<DkimResult> problem() {
        return problems.stream().findFirst();
    }

    /// Notes something wrong.
    public void note(DkimResult problem) {
        problems.add(problem);
    }

    /// How the signature was made, by whom and where the key is: `a=`, `b=`, `d=`, `s=`.
    public SignatureParameters parameters() {
        SigningAlgorithm algorithm = algorithm();
        Octets signature = base64("b");
        DomainName domain = domainName("d", 2);
        DomainName selector = domainName("s", 1);
        Optional<DomainName> keyName = DomainName.of(selector + "._domainkey." + domain);
        if (keyName.isEmpty() && problems.isEmpty()) {
            syntax("the selector (s=) and the domain (d=) together are too long for a domain name");
        }
        return new SignatureParameters(algorithm, domain, selector, keyName.orElse(NO_NAME), signature);
    }

    /// What was signed: `c=`, `h=`, `l=`, `bh=`.
    ///
    /// @param emptyNames whether `h=` may be empty or hold empty names, which name no field
    /// @param canonicalization the one that is meant where the signature names none
    public SignedContent content(boolean emptyNames, String canonicalization) {
        String[] canonicalizations =
                tags.tag("c").map(TagList.Tag::value).orElse(canonicalization).split("/", -1);
        Optional<HeaderCanonicalization> header = Arrays.stream(HeaderCanonicalization.values())
                .filter(one -> one.tag().equals(canonicalizations[0]))
                .findFirst();
        // The body's is simple where it is not named (RFC 6376, section 3.5, c=).
        String bodyName = canonicalizations.length > 1 ? canonicalizations[1] : BodyCanonicalization.SIMPLE.tag();
        Optional<BodyCanonicalization> body = Arrays.stream(BodyCanonicalization.values())
                .filter(one -> one.tag().equals(bodyName))
                .findFirst();
        if (header.isEmpty() || body.isEmpty() || canonicalizations.length > 2) {
            note(new DkimResult.Neutral(
                    DkimResult.NeutralReason.UNSUPPORTED_CANONICALIZATION,
                    "the canonicalization (c=) is unknown: " + excerpt(tags.value("c"))));
        }
        return new SignedContent(
                header.orElse(HeaderCanonicalization.SIMPLE),
                body.orElse(BodyCanonicalization.SIMPLE),
                fieldNames(emptyNames),
                bodyLength(),
                base64("bh"));
    }

    /// A time in seconds since 1970 (`t=`, `x=`).
    public Optional<Instant> time(String name) {
        Optional<TagList.Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        String value = tag.get().value();
        if (!isNumber(value)) {
            syntax("the time in " + name + "= is not a number: " + excerpt(value));
            return Optional.empty();
        }
        return Optional.of(
                value.length() > DIGITS_OF_TIME ? Instant.MAX : Instant.ofEpochSecond(Long.parseLong(value)));
    }

    /// A tag that must be there, even if empty.
    public String required(String name) {
        Optional<TagList.Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            note(new DkimResult.Neutral(
                    DkimResult.NeutralReason.MISSING_TAG, "the required tag " + name + "= is missing"));
        }
        return tag.map(TagList.Tag::value).orElse("");
    }

    /// Notes that a tag's value is malformed.
    public void syntax(String detail) {
        note(new DkimResult.Neutral(DkimResult.NeutralReason.SYNTAX, detail));
    }

    /// Reads a domain name of at least that many labels; in internationalized messages it may have U-labels in
    /// UTF-8 (RFC 8616, section 5).
    Optional<DomainName> readDomainName(String octets, int fewestLabels) {
        String text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return DomainName.of(text)
                .filter(name -> !text.endsWith("."))
                .filter(name -> name.labels().size() >= fewestLabels)
                .filter(name -> name.labels().stream().allMatch(SignatureTags::isSubDomain));
    }

    /// The start of a value for a message to a person: bounded, and without anything but printable US-ASCII.
    static String excerpt(String value) {
        String printable = value.replaceAll("[^\\x20-\\x7E]", "?");
        return '"' + (printable.length() > 40 ? printable.substring(0, 40) + "..." : printable) + '"';
    }

    static boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private SigningAlgorithm algorithm() {
        String name = required("a");
        Optional<SigningAlgorithm> algorithm = SigningAlgorithm.of(name);
        if (algorithm.isEmpty() && tags.tag("a").isPresent()) {
            note(new DkimResult.Neutral(
                    DkimResult.NeutralReason.UNSUPPORTED_ALGORITHM,
                    "the signing algorithm (a=) is unknown: " + excerpt(name)));
        }
        return algorithm.orElse(SigningAlgorithm.RSA_SHA256);
    }

    private Octets base64(String name) {
        required(name);
        String compact = tags.tag(name).map(TagList.Tag::compact).orElse("");
        if (compact.isEmpty() && tags.tag(name).isPresent()) {
            syntax("the tag " + name + "= is empty");
        }
        try {
            return Octets.of(Base64.getDecoder().decode(compact));
        } catch (IllegalArgumentException _) {
            syntax("the tag " + name + "= is not base64");
            return Octets.of(new byte[0]);
        }
    }

    private DomainName domainName(String name, int fewestLabels) {
        String value = required(name);
        Optional<DomainName> domain = readDomainName(value, fewestLabels);
        if (domain.isEmpty() && tags.tag(name).isPresent()) {
            syntax("the tag " + name + "= is not a domain name: " + excerpt(value));
        }
        return domain.orElse(NO_NAME);
    }

    private List<String> fieldNames(boolean emptyNames) {
        required("h");
        List<String> names = new ArrayList<>();
        for (String name : tags.tag("h").map(TagList.Tag::parts).orElse(List.of())) {
            if (!name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                syntax("a name in h= is not the name of a header field: " + excerpt(name));
            } else if (!name.isEmpty()) {
                names.add(name.toLowerCase(Locale.ROOT));
            } else if (!emptyNames) {
                syntax("a name in h= is empty");
            }
        }
        return names;
    }

    private long bodyLength() {
        Optional<TagList.Tag> tag = tags.tag("l");
        if (tag.isEmpty()) {
            return BodyHashes.WHOLE;
        }
        String value = tag.get().value();
        if (!isNumber(value)) {
            syntax("the body length (l=) is not a number: " + excerpt(value));
            return BodyHashes.WHOLE;
        }
        String digits = value.replaceFirst("^0+(?=.)", "");
        return digits.length() > DIGITS_OF_LENGTH ? BodyHashes.WHOLE - 1 : Long.parseLong(digits);
    }

    /// A label of a name in a signature (RFC 5321, section 4.1.2), and the underscore besides, which names in
    /// the DNS have in practice.
    private static boolean isSubDomain(String label) {
        return label.chars().allMatch(c -> c == '-' || c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-';
    }
}
