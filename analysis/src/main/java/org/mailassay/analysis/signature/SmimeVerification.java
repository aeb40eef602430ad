package org.mailassay.analysis.signature;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.mailassay.analysis.message.Octets;

/// Verifies an S/MIME signature against the certificate that comes with it (RFC 5652, section 5). Who issued the
/// certificate is told and not judged: mail programs trust different authorities.
///
/// @param certificate of the signer; empty when it could not be read
record SmimeVerification(SignatureResult result, Optional<X509CertificateHolder> certificate) {
    /// Octets: an RSA key of 8192 bits has half of them.
    private static final int LARGEST_KEY = 2_048;

    /// Verifies a signature.
    ///
    /// @param content what was signed; empty when it is within
    static SmimeVerification verify(Optional<Octets> content, Octets signature) {
        try {
            CMSSignedData data = content.isPresent()
                    ? new CMSSignedData(
                            new CMSProcessableByteArray(content.get().toByteArray()), signature.toByteArray())
                    : new CMSSignedData(signature.toByteArray());
            Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
            return signers.isEmpty()
                    ? unverifiable("nobody signed")
                    : verify(signers.iterator().next(), data.getCertificates());
        } catch (CMSException | RuntimeException notASignature) {
            // The library throws all kinds of exceptions for what is not of the form.
            return unverifiable("the signature cannot be read");
        }
    }

    private static SmimeVerification verify(SignerInformation signer, Store<X509CertificateHolder> certificates) {
        Optional<X509CertificateHolder> certificate = certificates.getMatches(null).stream()
                .filter(each -> signer.getSID().match(each))
                .findFirst();
        if (certificate.isEmpty()) {
            return unverifiable("the signer's certificate is not in the message");
        }
        return isCostly(certificate.get())
                ? unverifiable("its key is larger than any that is used")
                : new SmimeVerification(verify(signer, certificate.get()), certificate);
    }

    private static SignatureResult verify(SignerInformation signer, X509CertificateHolder certificate) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))
                    ? new SignatureResult.Valid(certificate.getSubject().toString())
                    : new SignatureResult.Broken("the signature is not one of what arrived");
        } catch (CMSSignerDigestMismatchException changed) {
            return new SignatureResult.Broken("what was signed is not what arrived");
        } catch (CMSVerifierCertificateNotValidException outOfTime) {
            return new SignatureResult.Unverifiable("the certificate was not valid when it was signed");
        } catch (CMSException | OperatorCreationException | CertificateException | RuntimeException unusable) {
            return new SignatureResult.Unverifiable("its algorithm is not known");
        }
    }

    /// The numbers of a key may be as long as whoever made it likes, and so may the time of reckoning with them.
    private static boolean isCostly(X509CertificateHolder certificate) {
        try {
            return certificate.getSubjectPublicKeyInfo().getEncoded().length > LARGEST_KEY;
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static SmimeVerification unverifiable(String reason) {
        return new SmimeVerification(new SignatureResult.Unverifiable(reason), Optional.empty());
    }
}
