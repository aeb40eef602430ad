package org.mailassay.analysis.transport;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.tags.Fault;

/// Reads the lines of an MTA-STS policy (RFC 8461, section 3.2), in linear time.
final class MtaStsPolicyParser {
    /// Longer lists help nobody; the rest is one fault.
    private static final int MOST_MX = 256;

    /// Faults beyond these say nothing new.
    private static final int MOST_FAULTS = 50;

    private static final long LONGEST_MAX_AGE = 31_557_600;

    private static final long A_DAY = 86_400;

    private enum Field {
        VERSION,
        MODE,
        MAX_AGE,
        MX
    }

    private final String text;
    private final List<Fault> faults = new ArrayList<>(0);
    private final List<String> mx = new ArrayList<>(4);
    private final Set<Field> seen = EnumSet.noneOf(Field.class);
    private Optional<MtaStsPolicy.Mode> mode = Optional.empty();
    private OptionalLong maxAge = OptionalLong.empty();

    MtaStsPolicyParser(Octets body) {
        boolean tooLarge = body.length() > MtaStsPolicy.LARGEST;
        this.text = (tooLarge ? body.slice(0, MtaStsPolicy.LARGEST) : body).latin1();
        if (tooLarge) {
            fault(MtaStsPolicyFault.POLICY_TOO_LARGE, Fault.WHOLE_RECORD, "", "The policy is larger than 64 kB.");
        }
    }

    MtaStsPolicy policy() {
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            readLine(at, end);
            at = end + 1;
        }
        noteWhatIsMissing();
        return new MtaStsPolicy(text, mode, maxAge, mx, faults);
    }

    /// A line ends in LF or CRLF, and white space may stand before that (RFC 8461, section 3.2:
    /// sts-policy-term).
    private void readLine(int from, int to) {
        String line = text.substring(from, to).stripTrailing();
        if (line.isEmpty()) {
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            fault(MtaStsPolicyFault.BAD_LINE, from, "", "A line must be a key, a colon and a value.");
            return;
        }
        String key = line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        Optional<Field> field = field(key);
        if (field.isEmpty()) {
            readUnknown(key, from);
        } else if (!seen.add(field.get()) && field.get() != Field.MX) {
            fault(MtaStsPolicyFault.REPEATED_FIELD, from, key, "Only the first \"" + key + "\" counts.");
        } else {
            readField(field.get(), value, from);
        }
    }

    private void readUnknown(String key, int from) {
        boolean name = key.chars()
                .allMatch(c -> (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || c == '_'
                        || c == '-'
                        || c == '.');
        String shown = key.substring(0, Math.min(key.length(), 32));
        if (name) {
            fault(
                    MtaStsPolicyFault.UNKNOWN_POLICY_FIELD,
                    from,
                    shown,
                    "No standard defines the field \"" + shown + "\"; it is ignored.");
        } else {
            fault(MtaStsPolicyFault.BAD_LINE, from, "", "A line must be a key, a colon and a value.");
        }
    }

    private static Optional<Field> field(String key) {
        return switch (key) {
            case "version" -> Optional.of(Field.VERSION);
            case "mode" -> Optional.of(Field.MODE);
            case "max_age" -> Optional.of(Field.MAX_AGE);
            case "mx" -> Optional.of(Field.MX);
            // The key is text from outside, not a closed set.
            default -> Optional.empty();
        };
    }

    private void readField(Field field, String value, int from) {
        switch (field) {
            case VERSION -> {
                if (!value.equals("STSv1")) {
                    fault(MtaStsPolicyFault.BAD_POLICY_VERSION, from, "version", "The version must be STSv1.");
                }
            }
            case MODE -> {
                mode = mode(value);
                if (mode.isEmpty()) {
                    fault(MtaStsPolicyFault.BAD_MODE, from, "mode", "The mode must be enforce, testing or none.");
                }
            }
            case MAX_AGE -> readMaxAge(value, from);
            case MX -> readMx(value, from);
        }
    }

    private static Optional<MtaStsPolicy.Mode> mode(String value) {
        for (MtaStsPolicy.Mode mode : MtaStsPolicy.Mode.values()) {
            if (mode.text().equals(value)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    private void readMaxAge(String value, int from) {
        boolean digits =
                !value.isEmpty() && value.length() <= 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Long.parseLong(value) > LONGEST_MAX_AGE) {
            fault(MtaStsPolicyFault.BAD_MAX_AGE, from, "max_age", "max_age must be a number from 0 to 31557600.");
            return;
        }
        maxAge = OptionalLong.of(Long.parseLong(value));
        if (maxAge.getAsLong() < A_DAY) {
            fault(MtaStsPolicyFault.SHORT_MAX_AGE, from, "max_age", "Senders forget this policy within a day.");
        }
    }

    private void readMx(String value, int from) {
        if (mx.size() == MOST_MX) {
            fault(MtaStsPolicyFault.BAD_MX, from, "mx", "There are too many mx fields.");
            return;
        }
        String name = value.startsWith("*.") ? value.substring(2) : value;
        if (DomainName.of(name).filter(DomainName::isHostName).isEmpty()) {
            fault(MtaStsPolicyFault.BAD_MX, from, "mx", "An mx field must be a host name, or \"*.\" and a domain.");
            return;
        }
        mx.add(value.toLowerCase(Locale.ROOT));
    }

    private void noteWhatIsMissing() {
        if (!seen.contains(Field.VERSION)) {
            fault(MtaStsPolicyFault.BAD_POLICY_VERSION, Fault.WHOLE_RECORD, "version", "The version is missing.");
        }
        if (!seen.contains(Field.MODE)) {
            fault(MtaStsPolicyFault.BAD_MODE, Fault.WHOLE_RECORD, "mode", "The mode is missing.");
        }
        if (!seen.contains(Field.MAX_AGE)) {
            fault(MtaStsPolicyFault.BAD_MAX_AGE, Fault.WHOLE_RECORD, "max_age", "max_age is missing.");
        }
        boolean needsMx = mode.filter(m -> m != MtaStsPolicy.Mode.NONE).isPresent();
        if (needsMx && mx.isEmpty()) {
            fault(MtaStsPolicyFault.MISSING_MX, Fault.WHOLE_RECORD, "mx", "A policy needs at least one mx field.");
        }
        mode.filter(m -> m == MtaStsPolicy.Mode.TESTING)
                .ifPresent(m -> fault(
                        MtaStsPolicyFault.MODE_TESTING,
                        Fault.WHOLE_RECORD,
                        "mode",
                        "In testing mode failures are reported and mail is delivered anyway."));
        mode.filter(m -> m == MtaStsPolicy.Mode.NONE)
                .ifPresent(m -> fault(
                        MtaStsPolicyFault.MODE_NONE, Fault.WHOLE_RECORD, "mode", "This policy asks for nothing."));
    }

    private void fault(MtaStsPolicyFault reason, int offset, String field, String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(reason, sentence, offset, field));
        }
    }
}
