package org.mailassay.analysis.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.Tag;
import org.mailassay.analysis.tags.TagList;

/// The record at `_mta-sts` that says a policy exists and when it changed (RFC 8461, section 3.1).
///
/// @param text as published
/// @param id changes with the policy; empty when the record has none that is valid
/// @param faults what is wrong or doubtful in the text
public record MtaStsRecord(String text, String id, List<Fault> faults) {
    /// How the record begins.
    public static final String VERSION = "v=STSv1";

    private static final int LONGEST_ID = 32;

    public MtaStsRecord {
        faults = List.copyOf(faults);
    }

    /// Reads a text that begins with the version.
    public static MtaStsRecord parse(String text) {
        TagList tags = TagList.parse(text);
        List<Fault> faults = new ArrayList<>(tags.faults());
        String id = id(tags, faults);
        for (Tag tag : tags.tags()) {
            if (!tag.name().equals("v") && !tag.name().equals("id")) {
                faults.add(new Fault(
                        TransportRecordFault.UNKNOWN_FIELD,
                        "No standard defines the field \"" + tag.name() + "\"; it is ignored.",
                        tag.offset(),
                        tag.name()));
            }
        }
        return new MtaStsRecord(text, id, faults);
    }

    private static String id(TagList tags, List<Fault> faults) {
        Optional<Tag> tag = tags.tag("id");
        if (tag.isEmpty()) {
            faults.add(new Fault(
                    TransportRecordFault.MISSING_ID, "The field \"id\" is missing.", Fault.WHOLE_RECORD, "id"));
            return "";
        }
        String id = tag.get().value();
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(MtaStsRecord::isLetterOrDigit)) {
            faults.add(Fault.at(tag.get(), TransportRecordFault.BAD_ID, "The id must be 1 to 32 letters and digits."));
            return "";
        }
        if (tag.get().valueOffset() != tag.get().offset() + "id=".length()) {
            faults.add(Fault.at(
                    tag.get(),
                    TransportRecordFault.STRAY_WHITE_SPACE,
                    "No white space may stand around the equals sign."));
        }
        return id;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
