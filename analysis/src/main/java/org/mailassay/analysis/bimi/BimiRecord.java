package org.mailassay.analysis.bimi;

import java.util.List;
import org.mailassay.analysis.tags.Fault;

/// A BIMI assertion record (draft-brand-indicators-for-message-identification, section 4.3).
///
/// @param text as published
/// @param location the URI of the logo; empty when there is none
/// @param evidence the URI of the mark certificate; empty when there is none
/// @param avatarPreference whether a personal picture of the author may come before the brand's logo
/// @param localPartSelector whether the author's local part may choose a selector of its own, tag lps
/// @param declined whether the domain says with empty values that it does not take part
/// @param faults what is wrong or doubtful in the text
public record BimiRecord(
        String text,
        String location,
        String evidence,
        AvatarPreference avatarPreference,
        boolean localPartSelector,
        boolean declined,
        List<Fault> faults) {
    public BimiRecord {
        faults = List.copyOf(faults);
    }

    /// Which picture the domain prefers, tag avp.
    public enum AvatarPreference {
        /// The brand's logo.
        BRAND,
        /// A picture of the author, where the mail program has one.
        PERSONAL
    }

    /// Whether a text begins with the version tag of BIMI; the value's case matters.
    public static boolean isBimi(String text) {
        return BimiRecordParser.isBimi(text);
    }

    /// Reads a text for which [#isBimi] holds.
    public static BimiRecord parse(String text) {
        return BimiRecordParser.parse(text);
    }
}
