package org.mailassay.analysis.headers;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// Who wrote, for whom, and where answers go.
final class OriginFindings {
    private final HeaderFields header;
    private final String reversePath;
    private final MailboxList authors;

    /// @param reversePath the envelope sender, who wrote the message where nothing else says so
    OriginFindings(HeaderFields header, String reversePath) {
        this.header = header;
        this.reversePath = reversePath;
        this.authors = addresses("From").orElse(new MailboxList(List.of(), true, true));
    }

    List<Finding> all() {
        return List.of(from(), sender(), replyTo(), recipient());
    }

    private Optional<MailboxList> addresses(String name) {
        return header.first(name).map(HeaderField::value).map(MailboxList::read);
    }

    private Finding from() {
        Criterion criterion = HeaderFindings.FROM;
        return switch (AuthorDomain.of(header)) {
            case AuthorDomain.One(DomainName domain)
            when !domain.text().contains(".") ->
                criterion
                        .fail("The From address has no public domain: " + domain + " has no dot.")
                        .fixedBy("Write an address with the full domain name into the From field.");
            case AuthorDomain.One _, AuthorDomain.Several _
            when !authors.wellFormed() || !authors.plainNames() ->
                criterion
                        .fail(
                                "The From field is not written as RFC 5322 has it, so receivers may read other authors in it.")
                        .fixedBy(new Fix(
                                "Put a name with commas, dots, colons or at signs into quotation marks; in an encoded word"
                                        + " encode these signs too (RFC 2047, section 5).",
                                "From",
                                "header",
                                quoted()));
            case AuthorDomain.One(DomainName domain) ->
                criterion.pass("The message has one From field.").with("domain", domain.text());
            case AuthorDomain.Several(List<DomainName> domains) ->
                criterion
                        .pass("The message has one From field, with authors of several domains.")
                        .with("domains", domains.stream().map(DomainName::text).toList());
            case AuthorDomain.NotFound(AuthorDomain.Reason reason)
            when reason == AuthorDomain.Reason.HEADER_INCOMPLETE ->
                criterion
                        .notApplicable("The header section was not read to its end.")
                        .mendedWith(HeaderFindings.FIELDS);
            case AuthorDomain.NotFound(AuthorDomain.Reason reason) ->
                criterion
                        .fail(problem(reason))
                        .fixedBy(
                                new Fix("Write exactly one From field with your address.", "From", "header", author()));
        };
    }

    /// The field's only address with what stands before it in quotation marks; empty when there is no such address.
    private String quoted() {
        String value = header.first("From").map(HeaderText::cut).orElse("");
        int start = value.lastIndexOf('<');
        String name = start < 0
                ? ""
                : value.substring(0, start).replace("\\", "").replace("\"", "").strip();
        return name.isEmpty() || name.contains("=?") || value.indexOf('<') != start
                ? ""
                : "\"" + name + "\" " + value.substring(start);
    }

    /// What stands in the first From field, if that names somebody; else the envelope sender.
    private String author() {
        return header.first("From")
                .filter(field -> !(AuthorDomain.ofField(field.value()) instanceof AuthorDomain.NotFound))
                .map(HeaderText::cut)
                .orElse(reversePath);
    }

    private static String problem(AuthorDomain.Reason reason) {
        return switch (reason) {
            case NO_FROM_FIELD -> "The message has no From field.";
            case SEVERAL_FROM_FIELDS -> "The message has more than one From field.";
            case NO_ADDRESS -> "The From field has no address.";
            case MALFORMED -> "The From field cannot be read.";
            case ADDRESS_LITERAL -> "The From address has an IP address for its domain.";
            case NOT_A_DOMAIN -> "The From address has no domain name behind its at sign.";
            case HEADER_INCOMPLETE -> "The header section was not read to its end.";
        };
    }

    private Finding sender() {
        Optional<MailboxList> sender = addresses("Sender");
        if (sender.isEmpty()) {
            return authors.mailboxes().size() > 1
                    ? HeaderFindings.SENDER
                            .fail("The message has several authors and no Sender field.")
                            .fixedBy("Add a Sender field with the address of the one who sent it.")
                    : HeaderFindings.SENDER.notApplicable("The author is the sender.");
        }
        if (!sender.get().wellFormed() || sender.get().mailboxes().size() != 1) {
            return HeaderFindings.SENDER
                    .fail("The Sender field is not exactly one address.")
                    .fixedBy("Write one address, or leave the field out.");
        }
        return HeaderFindings.SENDER
                .pass("The Sender field is one address.")
                .with("address", sender.get().mailboxes().getFirst().address());
    }

    /// Answers that go to another organisation are worth a word, yet are what many honest senders want.
    private Finding replyTo() {
        Optional<MailboxList> replyTo = addresses("Reply-To");
        if (replyTo.isEmpty()) {
            return HeaderFindings.REPLY_TO.notApplicable("Answers go to the From address.");
        }
        if (!replyTo.get().wellFormed() || replyTo.get().mailboxes().isEmpty()) {
            return HeaderFindings.REPLY_TO
                    .fail("The Reply-To field is not a list of addresses.")
                    .fixedBy("Write an address, or leave the field out.");
        }
        Optional<DomainName> theirs = organisation(replyTo.get());
        boolean elsewhere = theirs.isPresent() && !theirs.equals(organisation(authors));
        return HeaderFindings.REPLY_TO
                .pass(
                        elsewhere
                                ? "Answers go to another domain than the author's: " + theirs.get() + "."
                                : "Answers go to the author's domain.")
                .with("other_organization", elsewhere);
    }

    private static Optional<DomainName> organisation(MailboxList list) {
        return list.mailboxes().stream()
                .findFirst()
                .flatMap(Mailbox::domain)
                .map(name -> PublicSuffixes.bundled().registrableDomain(name).orElse(name));
    }

    private Finding recipient() {
        Optional<MailboxList> to = addresses("To");
        Optional<MailboxList> cc = addresses("Cc");
        Fix fix = Fix.of("Write the recipient's address in the To field, one message for each recipient.");
        if (to.isPresent() && !to.get().wellFormed()) {
            return HeaderFindings.RECIPIENT
                    .fail("The To field is not a list of addresses.")
                    .fixedBy(fix);
        }
        int named = to.map(list -> list.mailboxes().size()).orElse(0)
                + cc.map(list -> list.mailboxes().size()).orElse(0);
        if (named > 0) {
            return HeaderFindings.RECIPIENT.pass("The recipients are named.").with("recipients", named);
        }
        if (!header.complete()) {
            return HeaderFindings.RECIPIENT
                    .notApplicable("The header section was not read to its end.")
                    .mendedWith(HeaderFindings.FIELDS);
        }
        return HeaderFindings.RECIPIENT
                .warn(
                        HeaderFindings.UNDISCLOSED,
                        to.isPresent()
                                ? "The recipients are undisclosed, as in much unwanted mail."
                                : "The message has no To field.")
                .fixedBy(fix);
    }
}
