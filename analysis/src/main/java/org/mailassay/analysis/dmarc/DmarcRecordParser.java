package org.mailassay.analysis.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.Tag;
import org.mailassay.analysis.tags.TagList;

/// Reads the tags of a DMARC policy record (RFC 9989, section 4.7). Errors after the version tag never void the
/// record: a value outside the grammar is replaced by its default (RFC 9989, section 4.8).
final class DmarcRecordParser {
    /// More addresses than any reporter serves; the rest is one fault.
    private static final int MOST_URIS = 32;

    private static final Set<String> CURRENT_TAGS =
            Set.of("v", "p", "sp", "np", "psd", "t", "adkim", "aspf", "fo", "rua", "ruf");
    private static final Set<String> OBSOLETE_TAGS = Set.of("pct", "rf", "ri");

    private static final int EVERY_MESSAGE = 100;

    private static final List<PublicSuffixFlag> PUBLIC_SUFFIX_FLAGS = List.of(PublicSuffixFlag.values());
    private static final List<AlignmentMode> ALIGNMENT_MODES = List.of(AlignmentMode.values());
    private static final List<FailureOption> FAILURE_OPTIONS = List.of(FailureOption.values());
    private static final List<TestMode> TEST_MODES = List.of(TestMode.values());

    private static final Fault NO_USE = Fault.of(
            DmarcFault.NO_POLICY_APPLIES,
            "Without a valid policy and without an address for reports the record is of no use.");

    private final TagList tags;
    private final List<Fault> faults;

    private DmarcRecordParser(TagList tags) {
        this.tags = tags;
        this.faults = new ArrayList<>(tags.faults());
    }

    static DmarcRecord parse(String text) {
        return new DmarcRecordParser(TagList.parse(text)).record(text);
    }

    private DmarcRecord record(String text) {
        PolicyTag p = policy("p");
        PolicyTag sp = policy("sp");
        PolicyTag np = policy("np");
        List<ReportingUri> rua = uris("rua");
        List<ReportingUri> ruf = uris("ruf");
        PublicSuffixFlag psd = oneOf("psd", PublicSuffixFlag.UNDECIDED, PUBLIC_SUFFIX_FLAGS);
        AlignmentMode adkim = oneOf("adkim", AlignmentMode.RELAXED, ALIGNMENT_MODES);
        AlignmentMode aspf = oneOf("aspf", AlignmentMode.RELAXED, ALIGNMENT_MODES);
        Set<FailureOption> fo = failureOptions(!ruf.isEmpty());
        int percentage = percentage();
        boolean testing = oneOf("t", TestMode.OFF, TEST_MODES) == TestMode.ON;
        noteTagNames();
        notePolicyTag();
        DmarcRecord read =
                new DmarcRecord(text, p, sp, np, psd, adkim, aspf, testing, fo, rua, ruf, percentage, faults);
        return read.applies() ? read : read.withFault(NO_USE);
    }

    private PolicyTag policy(String name) {
        Optional<Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            return new PolicyTag.Missing();
        }
        Optional<Policy> policy = Policy.of(tag.get().value());
        if (policy.isPresent()) {
            return new PolicyTag.Given(policy.get());
        }
        faults.add(Fault.at(
                tag.get(),
                DmarcFault.BAD_POLICY,
                "The tag \"" + name + "\" must be none, quarantine or reject, not " + quoted(tag.get()) + "."));
        return new PolicyTag.NotValid(tag.get().value());
    }

    private <V extends TagValue> V oneOf(String name, V otherwise, List<V> values) {
        Optional<Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            return otherwise;
        }
        for (V value : values) {
            if (value.text().equalsIgnoreCase(tag.get().value())) {
                return value;
            }
        }
        faults.add(Fault.at(
                tag.get(),
                DmarcFault.BAD_VALUE,
                "The tag \"" + name + "\" does not know the value " + quoted(tag.get()) + "; its default \""
                        + otherwise.text() + "\" applies."));
        return otherwise;
    }

    private List<ReportingUri> uris(String name) {
        Optional<Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            return List.of();
        }
        String value = tag.get().value();
        List<ReportingUri> uris = new ArrayList<>(2);
        int at = 0;
        for (int count = 0; at <= value.length(); count++) {
            int comma = value.indexOf(',', at);
            int end = comma < 0 ? value.length() : comma;
            if (count == MOST_URIS) {
                faults.add(uriFault(tag.get(), at, DmarcFault.BAD_URI, "There are too many addresses."));
                break;
            }
            readUri(tag.get(), at, end).ifPresent(uris::add);
            at = end + 1;
        }
        return uris;
    }

    private Optional<ReportingUri> readUri(Tag tag, int from, int to) {
        int start = from;
        while (start < to && TagList.isWhiteSpace(tag.value().charAt(start))) {
            start++;
        }
        String written = tag.value().substring(start, to).stripTrailing();
        Optional<ReportingUri> uri = ReportingUri.parse(written);
        if (uri.isEmpty()) {
            String shown = written.substring(0, Math.min(written.length(), 80));
            faults.add(uriFault(
                    tag, start, DmarcFault.BAD_URI, "\"" + shown + "\" is not a URI that reports can be sent to."));
        } else if (!uri.get().isMailto()) {
            faults.add(
                    uriFault(tag, start, DmarcFault.UNSUPPORTED_SCHEME, "Reporters support mailto: addresses only."));
        } else if (!uri.get().sizeLimit().isEmpty()) {
            faults.add(uriFault(
                    tag, start, DmarcFault.OBSOLETE_SIZE_LIMIT, "The size limit after \"!\" is obsolete and ignored."));
        }
        return uri;
    }

    private static Fault uriFault(Tag tag, int offset, DmarcFault reason, String text) {
        return new Fault(reason, text, tag.valueOffset() + offset, tag.name());
    }

    /// The options of tag fo, which count only beside ruf. Each option may stand there once, and 0 and 1 exclude
    /// each other (RFC 9989, section 4.8: dmarc-fo).
    private Set<FailureOption> failureOptions(boolean failureReportsWanted) {
        Optional<Tag> tag = tags.tag("fo");
        if (tag.isEmpty()) {
            return EnumSet.of(FailureOption.ALL);
        }
        if (!failureReportsWanted) {
            faults.add(Fault.at(
                    tag.get(),
                    DmarcFault.FO_WITHOUT_RUF,
                    "The tag \"fo\" has no effect without an address in \"ruf\"."));
            return EnumSet.of(FailureOption.ALL);
        }
        Set<FailureOption> options = EnumSet.noneOf(FailureOption.class);
        boolean understood = addFailureOptions(tag.get().value(), options);
        boolean contradictory = options.contains(FailureOption.ALL) && options.contains(FailureOption.ANY);
        if (understood && !contradictory) {
            return options;
        }
        faults.add(Fault.at(
                tag.get(),
                DmarcFault.BAD_VALUE,
                "The tag \"fo\" must be 0 or 1, d and s, each at most once, with colons between them; \"0\" applies."));
        return EnumSet.of(FailureOption.ALL);
    }

    /// Adds each option of the colon-separated list; false when one is unknown or stands there twice.
    private static boolean addFailureOptions(String list, Set<FailureOption> options) {
        int at = 0;
        while (at <= list.length()) {
            int colon = list.indexOf(':', at);
            int end = colon < 0 ? list.length() : colon;
            if (!addFailureOption(list.substring(at, end).strip(), options)) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    private static boolean addFailureOption(String written, Set<FailureOption> options) {
        for (FailureOption option : FAILURE_OPTIONS) {
            if (option.text().equalsIgnoreCase(written)) {
                return options.add(option);
            }
        }
        return false;
    }

    /// The share of failing mail that RFC 7489, section 6.3 lets a policy apply to; RFC 9989 has no such tag.
    private int percentage() {
        Optional<Tag> tag = tags.tag("pct");
        if (tag.isEmpty()) {
            return EVERY_MESSAGE;
        }
        String value = tag.get().value();
        boolean number =
                !value.isEmpty() && value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(value) <= EVERY_MESSAGE) {
            return Integer.parseInt(value);
        }
        faults.add(Fault.at(tag.get(), DmarcFault.BAD_VALUE, "The tag \"pct\" must be a number from 0 to 100."));
        return EVERY_MESSAGE;
    }

    private void noteTagNames() {
        for (Tag tag : tags.tags()) {
            if (OBSOLETE_TAGS.contains(tag.name())) {
                faults.add(new Fault(
                        DmarcFault.OBSOLETE_TAG,
                        "The tag \"" + tag.name() + "\" was removed by RFC 9989; only old receivers read it.",
                        tag.offset(),
                        tag.name()));
            } else if (!CURRENT_TAGS.contains(tag.name())) {
                String shown = tag.name().substring(0, Math.min(tag.name().length(), 40));
                faults.add(new Fault(
                        DmarcFault.UNKNOWN_TAG, "No standard defines the tag \"" + shown + "\".", tag.offset(), shown));
            }
        }
    }

    private void notePolicyTag() {
        Optional<Tag> p = tags.tag("p");
        if (p.isEmpty()) {
            faults.add(new Fault(
                    DmarcFault.MISSING_POLICY,
                    "The policy tag \"p\" is missing, so \"none\" is assumed.",
                    Fault.WHOLE_RECORD,
                    "p"));
        } else if (tags.tags().indexOf(p.get()) != 1) {
            faults.add(new Fault(
                    DmarcFault.POLICY_NOT_SECOND,
                    "RFC 7489 asks that \"p\" follows \"v\"; old receivers may ignore this record.",
                    p.get().offset(),
                    "p"));
        }
    }

    private static String quoted(Tag tag) {
        return '"' + tag.value().substring(0, Math.min(tag.value().length(), 40)) + '"';
    }

    /// Tag t.
    private enum TestMode implements TagValue {
        ON("y"),
        OFF("n");

        private final String text;

        TestMode(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
