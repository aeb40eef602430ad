package org.mailassay.analysis.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;

/// Signs the appliance's own mail (RFC 6376, section 5).
public final class DkimSigning {
    /// The header fields signed: those that a person sees or that say how the body is to be read (RFC 6376,
    /// section 5.4.1). Each is signed once more than it occurs, so that nobody can add one (RFC 6376,
    /// section 8.15).
    public static final List<String> SIGNED_FIELDS = List.of(
            "From",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "To",
            "Cc",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final int LINE_LENGTH = 76;

    private final DomainName domain;
    private final DomainName selector;
    private final SigningKey key;
    private final HeaderCanonicalization headerCanonicalization;
    private final BodyCanonicalization bodyCanonicalization;

    /// Signing with relaxed canonicalization, which withstands most of what happens to mail on its way.
    public DkimSigning(DomainName domain, DomainName selector, SigningKey key) {
        this(domain, selector, key, HeaderCanonicalization.RELAXED, BodyCanonicalization.RELAXED);
    }

    /// Signing with the given canonicalizations.
    public DkimSigning(
            DomainName domain,
            DomainName selector,
            SigningKey key,
            HeaderCanonicalization headerCanonicalization,
            BodyCanonicalization bodyCanonicalization) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
        this.headerCanonicalization = headerCanonicalization;
        this.bodyCanonicalization = bodyCanonicalization;
    }

    /// Signs a message.
    ///
    /// @param message what will be sent; bare line feeds are taken for line ends (RFC 6376, section 5.3)
    /// @param at the time of signing
    /// @return the header field to put on top of the message, with its line ending
    /// @throws IllegalArgumentException when the message has no From field, which must be signed (RFC 6376,
    ///     section 5.4)
    public String sign(Octets message, Instant at) {
        HeaderFields fields = HeaderFields.of(LineEndings.canonical(message));
        if (fields.named("From").isEmpty()) {
            throw new IllegalArgumentException("a message without a From field cannot be signed");
        }
        List<String> names = names(fields);
        BodyHashes.Wanted wanted =
                new BodyHashes.Wanted(bodyCanonicalization, key.algorithm().hash(), BodyHashes.WHOLE);
        Octets bodyHash = BodyHashes.of(fields.body(), wanted).hash();
        StringBuilder text = new StringBuilder(DkimVerification.FIELD_NAME + ":");
        List<String> tags = List.of(
                "v=1;",
                "a=" + key.algorithm().tag() + ";",
                "c=" + headerCanonicalization.tag() + "/" + bodyCanonicalization.tag() + ";",
                "d=" + domain + ";",
                "s=" + selector + ";",
                "t=" + at.getEpochSecond() + ";",
                "h=" + names.getFirst());
        int column = text.length();
        for (String tag : tags) {
            column = append(text, column, " ", tag);
        }
        for (String name : names.subList(1, names.size())) {
            column = append(text, column, "", ":" + name);
        }
        column = append(text, column, "", ";");
        column = append(text, column, " ", "bh=" + base64(bodyHash.toByteArray()) + ";");
        append(text, column, " ", "b=");
        String unsigned = text.toString();
        return unsigned + folded(base64(key.sign(octetsToSign(fields, names, unsigned)))) + "\r\n";
    }

    private byte[] octetsToSign(HeaderFields fields, List<String> names, String unsigned) {
        HeaderField own = HeaderFields.of(Octets.of(unsigned.getBytes(StandardCharsets.US_ASCII)))
                .all()
                .getFirst();
        int end = own.rawValue().length();
        SignedHeader header = new SignedHeader(headerCanonicalization);
        header.addSelected(
                fields,
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                own);
        header.addOwn(own, new TagList.Tag("b", "", end, end));
        return header.toByteArray();
    }

    private static List<String> names(HeaderFields fields) {
        List<String> names = new ArrayList<>();
        for (String name : SIGNED_FIELDS) {
            for (int i = 0; i <= fields.named(name).size(); i++) {
                names.add(name);
            }
        }
        return names;
    }

    /// Appends a part, on a new line where it would make the line too long.
    private static int append(StringBuilder text, int column, String space, String part) {
        if (column + space.length() + part.length() > LINE_LENGTH) {
            text.append("\r\n ").append(part);
            return 1 + part.length();
        }
        text.append(space).append(part);
        return column + space.length() + part.length();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static String folded(String base64) {
        StringBuilder folded = new StringBuilder();
        for (int at = 0; at < base64.length(); at += LINE_LENGTH - 1) {
            folded.append("\r\n ").append(base64, at, Math.min(base64.length(), at + LINE_LENGTH - 1));
        }
        return folded.toString();
    }
}
