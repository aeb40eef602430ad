package org.mailassay.analysis.dkim;

import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;

/// A `DKIM-Signature` field that can be verified (RFC 6376, section 3.5).
///
/// @param made the signature
/// @param identity on whose behalf it was made, in `d=` or below it
public record DkimSignature(MessageSignature made, SigningIdentity identity) {
    /// What reading a field gives.
    public sealed interface Reading {}

    /// The signature can be verified.
    public record Read(DkimSignature signature) implements Reading {}

    /// The signature cannot be verified, and no key is needed to know it (RFC 6376, section 6.1.1).
    ///
    /// @param tags the tags, as far as they could be read
    /// @param result why
    public record Invalid(TagList tags, DkimResult result) implements Reading {}

    /// Reads a field.
    public static Reading read(HeaderField field, DkimRules rules) {
        return switch (TagList.read(field.rawValue())) {
            case TagList.Malformed(String problem, int offset) ->
                new Invalid(
                        TagList.empty(),
                        new DkimResult.Neutral(
                                DkimResult.NeutralReason.SYNTAX, problem + ", at character " + (offset + 1)));
            case TagList.Read(TagList tags) -> new Reader(field, tags, rules).read();
        };
    }

    /// Whether `h=` names the field.
    public boolean covers(String lowerCaseFieldName) {
        return made.content().fieldNames().contains(lowerCaseFieldName);
    }

    /// The signing domain, `d=`.
    public DomainName domain() {
        return made.parameters().domain();
    }

    /// Reads field and tags in the order in which RFC 6376, section 6.1.1 names the checks.
    private static final class Reader {
        private final HeaderField field;
        private final TagList list;
        private final SignatureTags tags;
        private final DkimRules rules;

        Reader(HeaderField field, TagList list, DkimRules rules) {
            this.field = field;
            this.list = list;
            this.tags = new SignatureTags(list);
            this.rules = rules;
        }

        Reading read() {
            version();
            MessageSignature made = MessageSignature.read(field, list, tags, false, "simple/simple");
            queryMethod();
            if (!made.content().fieldNames().contains("from")) {
                tags.note(new DkimResult.PermError(
                        DkimResult.PermErrorReason.FROM_NOT_SIGNED, "the From field is not signed"));
            }
            SigningIdentity identity = identity(made.parameters().domain());
            return tags.problem().isPresent()
                    ? new Invalid(list, tags.problem().get())
                    : new Read(new DkimSignature(made, identity));
        }

        private void version() {
            if (rules.drafts() && list.tag("v").isEmpty()) {
                return;
            }
            String version = tags.required("v");
            boolean known = version.equals("1") || (rules.drafts() && version.equals("0.5"));
            if (!known && list.tag("v").isPresent()) {
                tags.note(new DkimResult.Neutral(
                        DkimResult.NeutralReason.UNSUPPORTED_VERSION,
                        "the version (v=) is not 1: " + SignatureTags.excerpt(version)));
            }
        }

        /// Unknown methods are passed over; one must be known (RFC 6376, section 3.5, `q=`).
        private void queryMethod() {
            String methods = list.tag("q").map(TagList.Tag::compact).orElse("dns/txt");
            boolean known = Arrays.stream(methods.split(":", -1))
                    .anyMatch(method -> method.equals("dns/txt") || (rules.drafts() && method.equals("dns")));
            if (!known) {
                tags.note(new DkimResult.Neutral(
                        DkimResult.NeutralReason.UNSUPPORTED_QUERY_METHOD,
                        "no known way to fetch the key (q=): " + SignatureTags.excerpt(methods)));
            }
        }

        private SigningIdentity identity(DomainName signing) {
            Optional<TagList.Tag> tag = list.tag("i");
            if (tag.isEmpty()) {
                return new SigningIdentity("", signing);
            }
            String identity = QuotedPrintable.decode(tag.get().value());
            int at = identity.lastIndexOf('@');
            Optional<DomainName> domain = tags.readDomainName(identity.substring(at + 1), 2);
            if (at < 0 || domain.isEmpty()) {
                tags.syntax("the identity (i=) is no address: " + SignatureTags.excerpt(identity));
            } else if (!domain.get().isWithin(signing)) {
                tags.note(new DkimResult.PermError(
                        DkimResult.PermErrorReason.DOMAIN_MISMATCH,
                        "the identity's domain " + domain.get() + " (i=) is not within " + signing + " (d=)"));
            }
            return new SigningIdentity(identity.substring(0, Math.max(at, 0)), domain.orElse(signing));
        }
    }
}
