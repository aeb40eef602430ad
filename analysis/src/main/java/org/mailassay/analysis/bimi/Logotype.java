package org.mailassay.analysis.bimi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.mailassay.analysis.message.Octets;

/// The logotype of a certificate's subject (RFC 9399, section 4.1, which replaces RFC 3709).
sealed interface Logotype {
    /// An SVG image in the certificate.
    ///
    /// @param image the SVG or SVGZ file
    /// @param digestHolds whether the image has the digest that stands beside it
    record Embedded(Octets image, boolean digestHolds) implements Logotype {}

    /// An image elsewhere, or of another kind.
    record NotEmbedded() implements Logotype {}

    /// No logotype, or none that can be read.
    record Absent(String problem) implements Logotype {}

    /// RFC 9399, section 4.1: id-pe-logotype.
    String EXTENSION = "1.3.6.1.5.5.7.1.12";

    /// The data URI of an SVG image, which mark certificates pack (RFC 6170, section 5.2).
    String DATA_URI = "data:image/svg+xml;base64,";

    /// The identifiers of SHA-256, SHA-384, SHA-512, and of the SHA-1 that RFC 3709 asked for: what protects the image
    /// is the authority's signature.
    Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3", "1.3.14.3.2.26");

    static Logotype of(X509Certificate certificate) {
        Optional<ASN1Primitive> extension = CertificateExtensions.extension(certificate, EXTENSION);
        if (extension.isEmpty()) {
            return new Absent("the extension is missing or not readable");
        }
        try {
            return read(ASN1Sequence.getInstance(extension.get()));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            return new Absent("the extension is not a logotype");
        }
    }

    /// `LogotypeExtn`: of its four optional parts the subject's, tagged 2, counts. Its `LogotypeInfo` is direct, tagged
    /// 0, when the image's details are in the certificate.
    private static Logotype read(ASN1Sequence logotypes) {
        for (ASN1Encodable part : logotypes) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
            if (tagged.getTagNo() == 2) {
                ASN1TaggedObject info = ASN1TaggedObject.getInstance(tagged.getExplicitBaseObject());
                return info.getTagNo() == 0 ? readDirect(ASN1Sequence.getInstance(info, false)) : new NotEmbedded();
            }
        }
        return new Absent("it has none of the subject");
    }

    /// `LogotypeData`: a sequence of images, of which the first that is embedded counts, and of sounds.
    private static Logotype readDirect(ASN1Sequence data) {
        if (data.size() == 0 || !(data.getObjectAt(0) instanceof ASN1Sequence images)) {
            return new NotEmbedded();
        }
        for (ASN1Encodable image : images) {
            ASN1Sequence details =
                    ASN1Sequence.getInstance(ASN1Sequence.getInstance(image).getObjectAt(0));
            Optional<Octets> embedded = embedded(details);
            if (embedded.isPresent()) {
                return new Embedded(embedded.get(), digestHolds(details, embedded.get()));
            }
        }
        return new NotEmbedded();
    }

    /// `LogotypeDetails`: media type, digests, URIs.
    private static Optional<Octets> embedded(ASN1Sequence details) {
        for (ASN1Encodable uri : ASN1Sequence.getInstance(details.getObjectAt(2))) {
            String text = uri instanceof ASN1String string ? string.getString() : "";
            if (text.regionMatches(true, 0, DATA_URI, 0, DATA_URI.length())) {
                return Optional.of(Octets.of(Base64.getMimeDecoder().decode(text.substring(DATA_URI.length()))));
            }
        }
        return Optional.empty();
    }

    /// Authorities digest the image as it stands in the URI; one that digested it unpacked meant the same image.
    private static boolean digestHolds(ASN1Sequence details, Octets image) {
        for (ASN1Encodable digest : ASN1Sequence.getInstance(details.getObjectAt(1))) {
            ASN1Sequence algorithmAndValue = ASN1Sequence.getInstance(digest);
            ASN1Sequence algorithm = ASN1Sequence.getInstance(algorithmAndValue.getObjectAt(0));
            byte[] value = ASN1OctetString.getInstance(algorithmAndValue.getObjectAt(1))
                    .getOctets();
            String identifier =
                    ASN1ObjectIdentifier.getInstance(algorithm.getObjectAt(0)).getId();
            if (DIGESTS.contains(identifier)
                    && (MessageDigest.isEqual(value, digest(identifier, image))
                            || MessageDigest.isEqual(
                                    value,
                                    digest(identifier, Indicator.of(image).svg())))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] digest(String identifier, Octets image) {
        try {
            return MessageDigest.getInstance(identifier).digest(image.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
