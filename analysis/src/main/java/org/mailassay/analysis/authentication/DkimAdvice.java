package org.mailassay.analysis.authentication;

import java.util.List;
import org.mailassay.analysis.dkim.DkimResult;

/// What to do about a signature that does not hold.
final class DkimAdvice {
    private DkimAdvice() {}

    /// One or two sentences; empty where there is nothing to do.
    static String of(DkimResult result) {
        return switch (result) {
            case DkimResult.Fail(DkimResult.FailReason reason, String _, List<String> changed) -> of(reason, changed);
            case DkimResult.Policy(List<DkimResult.PolicyReason> reasons, String _) ->
                switch (reasons.getFirst()) {
                    case SHA1 -> "Sign with rsa-sha256 (a=).";
                    case SHORT_KEY -> "Make an RSA key of 2048 bits; receivers ignore keys under 1024.";
                    case EXPIRED -> "Give signatures more time (x=) or none, and mail that waits a new one.";
                };
            case DkimResult.PermError(DkimResult.PermErrorReason reason, String _) -> of(reason);
            case DkimResult.Neutral _ -> "Mend the signature: it cannot be read as it is.";
            case DkimResult.Pass _, DkimResult.TempError _ -> "";
        };
    }

    private static String of(DkimResult.FailReason reason, List<String> changed) {
        return switch (reason) {
            case BODY_HASH, BODY_SHORTER_THAN_SIGNED ->
                "Sign last: something changes the body after signing, often a footer or another encoding.";
            case SIGNATURE ->
                changed.isEmpty()
                        ? "See that the published key is the signer's, and that no signed field changes on the way."
                        : "These fields change after signing: " + String.join(", ", changed) + ".";
        };
    }

    /// Signatures and key records as RFC 6376, sections 3.5 and 3.6.1 want them.
    private static String of(DkimResult.PermErrorReason reason) {
        return switch (reason) {
            case FROM_NOT_SIGNED -> "Sign the From field too: name it in h=.";
            case FROM_ABSENT -> "Write a From field, which no message may be without, and sign it.";
            case DOMAIN_MISMATCH ->
                "Sign with an identity (i=) in the signing domain (d=) or below it, or without any identity.";
            case HEADER_TOO_LARGE -> "Send a smaller header: receivers do not read this one to its end.";
            case NO_KEY -> "Publish the key record of the selector that the signature names.";
            case KEY_SYNTAX ->
                "Publish the key record again, with \"v=DKIM1; k=\", the key's type, \"; p=\" and the public key:"
                        + " as it stands there it cannot be read.";
            case KEY_REVOKED ->
                "Sign with another selector, or publish the public key again: with an empty p= the key record says"
                        + " that the key is revoked.";
            case KEY_UNUSABLE ->
                "Publish the key record again with the whole public key in p=: what stands there is none that can be"
                        + " used, often because its end is missing.";
            case KEY_TYPE ->
                "Publish the key record of the key that the signer has: its type (k=) must be that of the signature's"
                        + " algorithm (a=).";
            case KEY_HASH -> "Take h= out of the key record, or name sha256 there and sign with it.";
            case KEY_SERVICE ->
                "Take s= out of the key record, or let it be email or *: as it is the key is not for mail.";
            case KEY_SUBDOMAIN ->
                "Take t=s out of the key record, or sign with an identity (i=) in the signing domain itself.";
            case KEY_GRANULARITY -> "Take g= out of the key record: it has not been part of the standard since 2011.";
        };
    }
}
