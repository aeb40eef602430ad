package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.mailassay.analysis.tags.Fault;

/// A DMARC policy record (RFC 9989, section 4.7), with every default filled in.
///
/// @param text as published, its strings joined
/// @param p what is asked for the domain itself
/// @param sp what is asked for existing subdomains
/// @param np what is asked for subdomains that do not exist
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
        PolicyTag p,
        PolicyTag sp,
        PolicyTag np,
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

    /// Whether a text is probably meant to be a record, whatever its version looks like.
    public static boolean resembles(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.startsWith("V=DMARC") || upper.contains("DMARC1");
    }

    /// Reads a text for which [#isDmarc] holds.
    public static DmarcRecord parse(String text) {
        return DmarcRecordParser.parse(text);
    }

    /// Whether p, sp and np can be used: none has a value outside the grammar. A missing p counts as none (RFC 9989,
    /// section 4.7, tag p).
    public boolean policyTagsValid() {
        return !(p instanceof PolicyTag.NotValid
                || sp instanceof PolicyTag.NotValid
                || np instanceof PolicyTag.NotValid);
    }

    /// Whether DMARC is applied to mail under this record: its policy is usable, or at least its report addresses
    /// are (RFC 9989, section 4.10.1).
    public boolean applies() {
        return policyTagsValid() || !rua.isEmpty();
    }

    /// Whether p is there and valid, and sp is valid where it is there (RFC 7489, section 6.6.3, step 6). That
    /// standard does not know np, so a mistake in it does no harm.
    boolean hasPolicyOfRfc7489() {
        return p instanceof PolicyTag.Given && !(sp instanceof PolicyTag.NotValid);
    }

    /// What is asked for mail of the domain that publishes the record (RFC 9989, section 4.10.1).
    public Policy policyForDomain() {
        return policyTagsValid() ? p.policy().orElse(Policy.NONE) : Policy.NONE;
    }

    /// What is asked for mail of an existing domain below it.
    public Policy policyForSubdomain() {
        return policyTagsValid() ? sp.policy().orElse(policyForDomain()) : Policy.NONE;
    }

    /// What is asked for mail of a domain below it that does not exist.
    public Policy policyForNonExistentSubdomain() {
        return policyTagsValid() ? np.policy().orElse(policyForSubdomain()) : Policy.NONE;
    }

    /// The same record with one fault more.
    DmarcRecord withFault(Fault fault) {
        List<Fault> more = Stream.concat(faults.stream(), Stream.of(fault)).toList();
        return new DmarcRecord(text, p, sp, np, psd, adkim, aspf, testing, fo, rua, ruf, percentage, more);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
