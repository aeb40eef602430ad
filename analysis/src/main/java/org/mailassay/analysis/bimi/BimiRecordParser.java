package org.mailassay.analysis.bimi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.bimi.BimiRecord.AvatarPreference;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.Tag;
import org.mailassay.analysis.tags.TagList;

/// Reads the tags of a BIMI assertion record.
final class BimiRecordParser {
    private static final int LONGEST_URI = 2_048;
    private static final Set<String> TAGS = Set.of("v", "l", "a", "avp", "lps");

    private final TagList tags;
    private final List<Fault> faults;

    private BimiRecordParser(TagList tags) {
        this.tags = tags;
        this.faults = new ArrayList<>(tags.faults());
    }

    /// `"v" *WSP "=" *WSP "BIMI1"`, with nothing before it.
    static boolean isBimi(String text) {
        String start = text.substring(0, Math.min(text.length(), 64));
        int semicolon = start.indexOf(';');
        String first = semicolon < 0 ? start : start.substring(0, semicolon);
        int equals = first.indexOf('=');
        return equals > 0
                && first.startsWith("v")
                && first.substring(1, equals).isBlank()
                && first.substring(equals + 1).strip().equals("BIMI1");
    }

    static BimiRecord parse(String text) {
        return new BimiRecordParser(TagList.parse(text)).read(text);
    }

    private BimiRecord read(String text) {
        String location = location();
        String evidence = evidence();
        boolean declined =
                isEmpty("l") && tags.tag("a").map(a -> a.value().isEmpty()).orElse(true);
        if (declined) {
            faults.add(Fault.of(BimiFault.DECLINED, "Empty values say that the domain does not take part in BIMI."));
        } else if (evidence.isEmpty() && !location.isEmpty()) {
            faults.add(new Fault(
                    BimiFault.NO_EVIDENCE,
                    "Without a mark certificate in \"a\" many receivers do not show the logo.",
                    Fault.WHOLE_RECORD,
                    "a"));
        }
        boolean localPartSelector = localPartSelector();
        AvatarPreference preference = avatarPreference();
        noteUnknownTags();
        return new BimiRecord(text, location, evidence, preference, localPartSelector, declined, faults);
    }

    private boolean isEmpty(String name) {
        return tags.tag(name).filter(tag -> tag.value().isEmpty()).isPresent();
    }

    /// The tag l: one URI. Earlier drafts allowed several with commas between them; the first is taken.
    private String location() {
        Optional<Tag> tag = tags.tag("l");
        if (tag.isEmpty()) {
            faults.add(new Fault(
                    BimiFault.MISSING_LOCATION, "The location tag \"l\" is missing.", Fault.WHOLE_RECORD, "l"));
            return "";
        }
        String value = tag.get().value();
        int comma = value.indexOf(',');
        if (comma >= 0) {
            faults.add(Fault.at(tag.get(), BimiFault.SEVERAL_LOCATIONS, "Only the first location is used."));
            value = value.substring(0, comma).strip();
        }
        return httpsUri(tag.get(), value, BimiFault.BAD_LOCATION);
    }

    private String evidence() {
        Optional<Tag> tag = tags.tag("a");
        // Early records say that they have none in this way.
        if (tag.isEmpty() || tag.get().value().equalsIgnoreCase("self")) {
            return "";
        }
        return httpsUri(tag.get(), tag.get().value(), BimiFault.BAD_EVIDENCE);
    }

    private String httpsUri(Tag tag, String value, BimiFault reason) {
        if (value.isEmpty()) {
            return "";
        }
        boolean https = value.toLowerCase(Locale.ROOT).startsWith("https://") && value.length() > "https://".length();
        if (!https || value.length() > LONGEST_URI || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            faults.add(Fault.at(tag, reason, "The tag \"" + tag.name() + "\" must be an https: URI."));
            return "";
        }
        return value;
    }

    private AvatarPreference avatarPreference() {
        Optional<Tag> tag = tags.tag("avp");
        if (tag.isEmpty()) {
            return AvatarPreference.BRAND;
        }
        for (AvatarPreference preference : AvatarPreference.values()) {
            if (preference.name().equalsIgnoreCase(tag.get().value())) {
                return preference;
            }
        }
        faults.add(Fault.at(tag.get(), BimiFault.BAD_VALUE, "The tag \"avp\" must be brand or personal."));
        return AvatarPreference.BRAND;
    }

    /// The tag lps: `true` or `false`, in this very spelling.
    private boolean localPartSelector() {
        Optional<Tag> tag = tags.tag("lps");
        if (tag.isEmpty() || tag.get().value().equals("false")) {
            return false;
        }
        if (!tag.get().value().equals("true")) {
            faults.add(Fault.at(tag.get(), BimiFault.BAD_VALUE, "The tag \"lps\" must be true or false."));
            return false;
        }
        return true;
    }

    private void noteUnknownTags() {
        for (Tag tag : tags.tags()) {
            if (!TAGS.contains(tag.name())) {
                String shown = tag.name().substring(0, Math.min(tag.name().length(), 40));
                faults.add(new Fault(
                        BimiFault.UNKNOWN_TAG, "No standard defines the tag \"" + shown + "\".", tag.offset(), shown));
            }
        }
    }
}
