package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.tags.Fault;

/// A DMARC policy record (RFC 9989, section 4.7), with every default filled in.
///
/// @param text as published, its strings joined
/// @param p what is asked for the domain itself; empty when the tag is there but not valid, NONE when it is missing
/// @param sp what is asked for existing subdomains; empty when the tag is missing or not valid
/// @param np what is asked for subdomains that do not exist; empty when the tag is missing or not valid
/// @param policyTagsValid whether none of p, sp and np has a value outside the grammar
/// @param psd whether the domain is a public suffix
/// @param adkim the alignment asked of DKIM
/// @param aspf the alignment asked of SPF
/// @param testing whether the owner is only testing the policy, tag t
/// @param fo when failure reports are wanted; `0` unless ruf and fo say otherwise
/// @param rua where aggregate reports go
/// @param ruf where failure reports go
/// @param percentage the pct tag of RFC 7489, section 6.3; 100 when missing, and without effect in RFC 9989
/// @param faults what is wrong or doubtful in the text
public record DmarcRecord(
        String text,
        Optional<Policy> p,
        Optional<Policy> sp,
        Optional<Policy> np,
        boolean policyTagsValid,
        PublicSuffixFlag psd,
        AlignmentMode adkim,
        AlignmentMode aspf,
        boolean testing,
        Set<FailureOption> fo,
        List<ReportingUri> rua,
        List<ReportingUri> ruf,
        int percentage,
        List<Fault> faults) {
    public DmarcRecord {
        fo = Set.copyOf(fo);
        rua = List.copyOf(rua);
        ruf = List.copyOf(ruf);
        faults = List.copyOf(faults);
    }

    /// Whether a record's text begins with the version tag of DMARC (RFC 9989, section 4.8: dmarc-version). White
    /// space may stand around the equals sign; the value's case matters; nothing may come before the tag.
    public static boolean isDmarc(String text) {
        if (text.isEmpty() || (text.charAt(0) != 'v' && text.charAt(0) != 'V')) {
            return false;
        }
        int at = skipSpace(text, 1);
        if (at == text.length() || text.charAt(at) != '=') {
            return false;
        }
        at = skipSpace(text, at + 1);
        if (!text.startsWith("DMARC1", at)) {
            return false;
        }
        at = skipSpace(text, at + "DMARC1".length());
        return at == text.length() || text.charAt(at) == ';';
    }

    /// Reads a text for which [#isDmarc] holds.
    public static DmarcRecord parse(String text) {
        return DmarcRecordParser.parse(text);
    }

    /// Whether DMARC is applied to mail under this record: its policy is usable, or at least its report addresses
    /// are (RFC 9989, section 4.10.1).
    public boolean applies() {
        return policyTagsValid || !rua.isEmpty();
    }

    /// What is asked for mail of the domain that publishes the record (RFC 9989, section 4.10.1).
    public Policy policyForDomain() {
        return policyTagsValid ? p.orElse(Policy.NONE) : Policy.NONE;
    }

    /// What is asked for mail of an existing domain below it.
    public Policy policyForSubdomain() {
        return policyTagsValid ? sp.orElse(policyForDomain()) : Policy.NONE;
    }

    /// What is asked for mail of a domain below it that does not exist.
    public Policy policyForNonExistentSubdomain() {
        return policyTagsValid ? np.orElse(policyForSubdomain()) : Policy.NONE;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
