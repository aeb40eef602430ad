package org.mailassay.analysis.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Resources;

/// Signs with whatever tags a test wants, right or wrong.
public final class TestSignature {
    private static final Pattern BODY_HASH = Pattern.compile("(bh\\s*=\\s*)@");
    private static final Pattern SIGNATURE = Pattern.compile("(b\\s*=\\s*)@");

    private TestSignature() {}

    /// Fills in `bh=@` and `b=@`. What of the tags cannot be read is taken for its default.
    public static String complete(String tags, String keyName, String message) {
        HeaderFields fields = HeaderFields.of(Octets.of(message.getBytes(StandardCharsets.ISO_8859_1)));
        SigningAlgorithm algorithm = algorithm(tags, keyName);
        String hashed = replace(BODY_HASH, tags, bodyHash(tags, algorithm, fields));
        Matcher place = SIGNATURE.matcher(hashed);
        if (!place.find()) {
            return hashed;
        }
        String unsigned = place.replaceFirst("$1");
        HeaderField own = HeaderFields.of(
                        Octets.of(("DKIM-Signature: " + unsigned).getBytes(StandardCharsets.ISO_8859_1)))
                .all()
                .getFirst();
        SignedHeader header = new SignedHeader(
                tags.contains("c=relaxed") ? HeaderCanonicalization.RELAXED : HeaderCanonicalization.SIMPLE);
        if (!(TagList.read(own.rawValue()) instanceof TagList.Read(TagList list))) {
            return replace(SIGNATURE, hashed, "AAAA");
        }
        List<String> names = list.tag("h").map(TagList.Tag::parts).orElse(List.of());
        header.addSelected(fields, names.stream().map(String::toLowerCase).toList(), own);
        header.addOwn(own, list.tag("b").orElseThrow());
        return replace(SIGNATURE, hashed, sign(algorithm, keyName, header.toByteArray()));
    }

    private static SigningAlgorithm algorithm(String tags, String keyName) {
        if (keyName.equals("edwards")) {
            return SigningAlgorithm.ED25519_SHA256;
        }
        return tags.contains("rsa-sha1;") ? SigningAlgorithm.RSA_SHA1 : SigningAlgorithm.RSA_SHA256;
    }

    private static String bodyHash(String tags, SigningAlgorithm algorithm, HeaderFields fields) {
        BodyCanonicalization canonicalization =
                tags.contains("/relaxed") ? BodyCanonicalization.RELAXED : BodyCanonicalization.SIMPLE;
        Matcher length = Pattern.compile("l=0*([0-9]{1,9});").matcher(tags);
        long octets = length.find() ? Long.parseLong(length.group(1)) : BodyHashes.WHOLE;
        BodyHashes.Wanted wanted = new BodyHashes.Wanted(canonicalization, algorithm.hash(), octets);
        return Base64.getEncoder()
                .encodeToString(BodyHashes.of(fields.body(), wanted).hash().toByteArray());
    }

    private static String sign(SigningAlgorithm algorithm, String keyName, byte[] octets) {
        try {
            Signature signature = Signature.getInstance(SignatureCheck.javaName(algorithm));
            signature.initSign(key(keyName));
            signature.update(SignatureCheck.input(algorithm, octets));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The key of that name in `dkim/test-keys.txt`.
    private static PrivateKey key(String name) throws GeneralSecurityException {
        Matcher pem = Pattern.compile("\\n" + name + "\\n-----BEGIN PRIVATE KEY-----([^-]*)-----END")
                .matcher(Resources.text("/dkim/test-keys.txt"));
        if (!pem.find()) {
            throw new AssertionError("no key " + name);
        }
        return KeyFactory.getInstance(name.equals("edwards") ? "Ed25519" : "RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
    }

    private static String replace(Pattern pattern, String text, String value) {
        return pattern.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(value));
    }
}
