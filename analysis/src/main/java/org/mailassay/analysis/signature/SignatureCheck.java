package org.mailassay.analysis.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.verdict.AuthorLocalPart;

/// Verifies the signature that an author put on a message, by OpenPGP or S/MIME, and looks for the author's key.
public final class SignatureCheck implements Check {
    /// Octets of a message with its content within the signature that are looked at.
    private static final int LARGEST_OPAQUE = 25 << 20;

    @Override
    public String name() {
        return "signatures";
    }

    @Override
    public List<Criterion> criteria() {
        return SignatureFindings.ALL;
    }

    /// The keys of the author, and what the author's domain said.
    private record Keys(Optional<PgpKey> autocrypt, KeyDirectory.Answer directory) {
        private List<PgpKey> all() {
            Optional<PgpKey> published =
                    directory instanceof KeyDirectory.Answer.Found(PgpKey key) ? Optional.of(key) : Optional.empty();
            return Stream.of(autocrypt, published).flatMap(Optional::stream).toList();
        }

        private Object isPublished() {
            return switch (directory) {
                case KeyDirectory.Answer.Found _ -> true;
                case KeyDirectory.Answer.NotFound _ -> false;
                case KeyDirectory.Answer.Unknown _ -> Optional.empty();
            };
        }
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        Keys keys = keys(material);
        Optional<SignatureForm.Found> pgp = SignatureForm.find(material.content(), true);
        Optional<SignatureForm.Found> smime = SignatureForm.find(material.content(), false);
        Optional<PgpVerification.Read> read = pgp.filter(found -> found.form() == SignatureForm.PGP_MIME_SIGNED)
                .flatMap(found -> SignedParts.of(found.part()))
                .flatMap(parts -> PgpVerification.read(parts.signature()));
        SignatureResult ofPgp = pgp.map(found -> pgp(found, read, keys)).orElseGet(SignatureResult.None::new);
        SmimeVerification ofSmime = smime.map(SignatureCheck::smime)
                .orElseGet(() -> new SmimeVerification(new SignatureResult.None(), Optional.empty()));
        return CheckReport.of(List.of(
                        SignatureFindings.judge(SignatureFindings.PGP, "OpenPGP", ofPgp),
                        SignatureFindings.judge(SignatureFindings.SMIME, "S/MIME", ofSmime.result())))
                .with("authentication.pgp", pgpFields(pgp, ofPgp, read, keys))
                .with("authentication.smime", smimeFields(smime, ofSmime));
    }

    private static Keys keys(ScanMaterial material) {
        String localPart = AuthorLocalPart.of(material.header());
        if (localPart.isEmpty()
                || !(AuthorDomain.of(material.header()) instanceof AuthorDomain.One(DomainName domain))) {
            return new Keys(Optional.empty(), new KeyDirectory.Answer.Unknown("the author's address is not known"));
        }
        return new Keys(
                AutocryptField.key(material.header(), localPart + "@" + domain),
                new KeyDirectory(material.ports().fetcher()).find(localPart, domain));
    }

    private static SignatureResult pgp(SignatureForm.Found found, Optional<PgpVerification.Read> read, Keys keys) {
        return switch (found.form()) {
            case PGP_MIME_ENCRYPTED, PGP_INLINE_ENCRYPTED -> new SignatureResult.Encrypted();
            case PGP_INLINE_SIGNED ->
                new SignatureResult.Unverifiable("it stands within the text, where mail programs change line ends");
            case PGP_MIME_SIGNED ->
                read.isEmpty()
                        ? new SignatureResult.Unverifiable("it cannot be read")
                        : PgpVerification.verify(
                                read.get(),
                                SignedParts.of(found.part()).orElseThrow().content(),
                                keys.all());
            case SMIME_DETACHED, SMIME_OPAQUE, SMIME_ENCRYPTED -> new SignatureResult.None();
        };
    }

    private static SmimeVerification smime(SignatureForm.Found found) {
        return switch (found.form()) {
            case SMIME_DETACHED ->
                SignedParts.of(found.part())
                        .map(parts -> SmimeVerification.verify(Optional.of(parts.content()), parts.signature()))
                        .orElseGet(() -> unreadable("it has not the two parts that it should have"));
            case SMIME_OPAQUE -> {
                Octets octets = found.part().decodedFirst(LARGEST_OPAQUE);
                yield SmimeVerification.verify(Optional.empty(), octets);
            }
            case SMIME_ENCRYPTED -> new SmimeVerification(new SignatureResult.Encrypted(), Optional.empty());
            case PGP_MIME_SIGNED, PGP_MIME_ENCRYPTED, PGP_INLINE_SIGNED, PGP_INLINE_ENCRYPTED ->
                new SmimeVerification(new SignatureResult.None(), Optional.empty());
        };
    }

    private static SmimeVerification unreadable(String reason) {
        return new SmimeVerification(new SignatureResult.Unverifiable(reason), Optional.empty());
    }

    private static SequencedMap<String, Object> pgpFields(
            Optional<SignatureForm.Found> found,
            SignatureResult result,
            Optional<PgpVerification.Read> read,
            Keys keys) {
        SequencedMap<String, Object> fields = fields(found, result);
        fields.put("key_id", read.<Object>map(PgpVerification.Read::keyId).orElse(Optional.empty()));
        fields.put("autocrypt", keys.autocrypt().isPresent());
        fields.put("wkd", keys.isPublished());
        List<SequencedMap<String, Object>> known = new ArrayList<>();
        for (PgpKey key : keys.all()) {
            SequencedMap<String, Object> row = new LinkedHashMap<>();
            row.put("source", key.source().key());
            row.put("fingerprint", key.fingerprint());
            row.put("owner", key.owner());
            known.add(row);
        }
        fields.put("keys", known);
        return fields;
    }

    private static SequencedMap<String, Object> smimeFields(
            Optional<SignatureForm.Found> found, SmimeVerification verification) {
        SequencedMap<String, Object> fields = fields(found, verification.result());
        Optional<X509CertificateHolder> certificate = verification.certificate();
        fields.put(
                "signer",
                certificate.<Object>map(each -> each.getSubject().toString()).orElse(Optional.empty()));
        fields.put(
                "issuer",
                certificate.<Object>map(each -> each.getIssuer().toString()).orElse(Optional.empty()));
        fields.put(
                "expires",
                certificate
                        .<Object>map(each -> each.getNotAfter().toInstant().toString())
                        .orElse(Optional.empty()));
        fields.put("trust", certificate.isPresent() ? "unverifiable" : Optional.empty());
        return fields;
    }

    private static SequencedMap<String, Object> fields(Optional<SignatureForm.Found> found, SignatureResult result) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("form", found.<Object>map(each -> each.form().key()).orElse(Optional.empty()));
        fields.put("result", result.word());
        fields.put("detail", result.detail());
        return fields;
    }
}
