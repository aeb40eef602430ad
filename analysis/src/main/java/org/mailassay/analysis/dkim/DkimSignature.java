package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;

/// A `DKIM-Signature` field that can be verified (RFC 6376, section 3.5).
///
/// @param field the header field
/// @param tags every tag, known or not
/// @param parameters how it was made, by whom, and where the key is
/// @param content what was signed
/// @param identityLocalPart the local part of `i=`; empty when it has none
/// @param identityDomain the domain of `i=`, which is that of `d=` or below it
/// @param signedAt when it was made, `t=`
/// @param expires when it expires, `x=`
public record DkimSignature(
        HeaderField field,
        TagList tags,
        SignatureParameters parameters,
        SignedContent content,
        String identityLocalPart,
        DomainName identityDomain,
        Optional<Instant> signedAt,
        Optional<Instant> expires) {
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
        return content.fieldNames().contains(lowerCaseFieldName);
    }

    /// The identity on whose behalf it was signed, `i=` (RFC 6376, section 3.5).
    public String identity() {
        return identityLocalPart + "@" + identityDomain;
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
            SignatureParameters parameters = tags.parameters();
            SignedContent content = tags.content(false);
            queryMethod();
            Optional<Instant> signedAt = tags.time("t");
            Optional<Instant> expires = tags.time("x");
            if (signedAt.isPresent()
                    && expires.isPresent()
                    && !expires.get().isAfter(signedAt.get())
                    && signedAt.get().isBefore(Instant.MAX)) {
                tags.syntax("the signature expires (x=) before it was made (t=)");
            }
            if (!content.fieldNames().contains("from")) {
                tags.note(new DkimResult.PermError(
                        DkimResult.PermErrorReason.FROM_NOT_SIGNED, "the From field is not signed"));
            }
            String identity = identity(parameters.domain());
            int at = identity.lastIndexOf('@');
            Optional<DomainName> identityDomain = identityDomain(identity.substring(at + 1), parameters.domain());
            if (tags.problem().isPresent()) {
                return new Invalid(list, tags.problem().get());
            }
            return new Read(new DkimSignature(
                    field,
                    list,
                    parameters,
                    content,
                    identity.substring(0, Math.max(at, 0)),
                    identityDomain.orElse(parameters.domain()),
                    signedAt,
                    expires));
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

        private String identity(DomainName domain) {
            Optional<TagList.Tag> tag = list.tag("i");
            if (tag.isEmpty()) {
                return "@" + domain;
            }
            String identity = QuotedPrintable.decode(tag.get().value());
            if (identity.indexOf('@') < 0) {
                tags.syntax("the identity (i=) has no @: " + SignatureTags.excerpt(identity));
            }
            return identity;
        }

        private Optional<DomainName> identityDomain(String text, DomainName signing) {
            Optional<DomainName> domain = tags.readDomainName(text, 2);
            if (domain.isEmpty()) {
                tags.syntax("the identity (i=) has no domain name: " + SignatureTags.excerpt(text));
            } else if (!domain.get().isWithin(signing)) {
                tags.note(new DkimResult.PermError(
                        DkimResult.PermErrorReason.DOMAIN_MISMATCH,
                        "the identity's domain " + domain.get() + " (i=) is not within " + signing + " (d=)"));
            }
            return domain;
        }
    }
}
