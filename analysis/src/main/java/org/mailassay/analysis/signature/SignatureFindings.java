package org.mailassay.analysis.signature;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// What a person's signature is worth: little, since few have one; but a broken one alarms its reader.
final class SignatureFindings {
    static final Criterion PGP = new Criterion(
            "signatures.pgp", Category.AUTHENTICATION, 3, "The OpenPGP signature holds", "RFC 3156, section 5");
    static final Criterion SMIME = new Criterion(
            "signatures.smime", Category.AUTHENTICATION, 3, "The S/MIME signature holds", "RFC 8551, section 3.5");

    static final List<Criterion> ALL = List.of(PGP, SMIME);

    private SignatureFindings() {}

    static Finding judge(Criterion criterion, String kind, SignatureResult result) {
        return switch (result) {
            case SignatureResult.None _ -> criterion.notApplicable("The message has no " + kind + " signature.");
            case SignatureResult.Encrypted _ ->
                criterion.notApplicable("The message is encrypted, so only its recipient sees who signed it.");
            case SignatureResult.Valid(String by) ->
                criterion
                        .pass("The " + kind + " signature holds: nobody changed the message.")
                        .with("signer", by);
            case SignatureResult.Broken(String reason) ->
                criterion
                        .fail("The " + kind + " signature is broken: " + reason + ".")
                        .fixedBy("Sign last: nothing may change the message after it was signed, no footer, no tracking"
                                + " and no other encoding.");
            case SignatureResult.Unverifiable(String reason) ->
                criterion.unverified("The " + kind + " signature could not be checked: " + reason + ".");
        };
    }
}
