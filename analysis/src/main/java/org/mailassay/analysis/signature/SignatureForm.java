package org.mailassay.analysis.signature;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.content.TextBody;
import org.mailassay.analysis.mime.MimePart;

/// How a message is signed or encrypted by its author.
enum SignatureForm {
    /// RFC 3156, section 5.
    PGP_MIME_SIGNED,
    /// RFC 3156, section 4.
    PGP_MIME_ENCRYPTED,
    /// Within the text (RFC 9580, section 7).
    PGP_INLINE_SIGNED,
    /// Within the text (RFC 9580, section 6.2).
    PGP_INLINE_ENCRYPTED,
    /// RFC 8551, section 3.5.3.
    SMIME_DETACHED,
    /// RFC 8551, section 3.5.2.
    SMIME_OPAQUE,
    /// RFC 8551, section 3.3.
    SMIME_ENCRYPTED;

    /// As in JSON.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isPgp() {
        return name().startsWith("PGP");
    }

    /// A part and how it is signed.
    record Found(SignatureForm form, MimePart part) {}

    /// The outermost signature or encryption of one of the two kinds.
    static Optional<Found> find(MailContent content, boolean pgp) {
        Optional<Found> inStructure = own(content.tree().root())
                .flatMap(part -> ofPart(part).map(form -> new Found(form, part)).stream())
                .filter(found -> found.form().isPgp() == pgp)
                .findFirst();
        return inStructure.isPresent() || !pgp ? inStructure : content.plain().flatMap(SignatureForm::inText);
    }

    /// A part and the parts in it, but not those of an enclosed message, which is somebody else's.
    private static Stream<MimePart> own(MimePart part) {
        return part.mediaType().startsWith("message/")
                ? Stream.empty()
                : Stream.concat(Stream.of(part), part.parts().stream().flatMap(SignatureForm::own));
    }

    private static Optional<SignatureForm> ofPart(MimePart part) {
        String protocol =
                part.contentType().get("protocol").toLowerCase(Locale.ROOT).replace("/x-", "/");
        String smimeType = part.contentType().get("smime-type").toLowerCase(Locale.ROOT);
        return switch (part.mediaType().replace("/x-", "/")) {
            case "multipart/signed" ->
                switch (protocol) {
                    case "application/pgp-signature" -> Optional.of(PGP_MIME_SIGNED);
                    case "application/pkcs7-signature" -> Optional.of(SMIME_DETACHED);
                    default -> Optional.empty();
                };
            case "multipart/encrypted" ->
                protocol.equals("application/pgp-encrypted") ? Optional.of(PGP_MIME_ENCRYPTED) : Optional.empty();
            case "application/pkcs7-mime" ->
                Optional.of(smimeType.equals("signed-data") ? SMIME_OPAQUE : SMIME_ENCRYPTED);
            default -> Optional.empty();
        };
    }

    private static Optional<Found> inText(TextBody plain) {
        if (plain.text().contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            return Optional.of(new Found(PGP_INLINE_SIGNED, plain.part()));
        }
        return plain.text().contains("-----BEGIN PGP MESSAGE-----")
                ? Optional.of(new Found(PGP_INLINE_ENCRYPTED, plain.part()))
                : Optional.empty();
    }
}
