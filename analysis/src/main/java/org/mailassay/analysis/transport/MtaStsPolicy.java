package org.mailassay.analysis.transport;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.tags.Fault;

/// An MTA-STS policy (RFC 8461, section 3.2).
///
/// @param text as served, read as ISO-8859-1; cut off at the largest size
/// @param mode what senders do; empty when the field is missing or not valid
/// @param maxAge how many seconds senders keep the policy; empty when missing or not valid
/// @param mx the patterns of permitted exchangers, in lower case
/// @param faults what is wrong or doubtful, with offsets in the text
public record MtaStsPolicy(String text, Optional<Mode> mode, OptionalLong maxAge, List<String> mx, List<Fault> faults) {
    /// RFC 8461, section 3.3 suggests a limit of 64 kilobytes.
    public static final int LARGEST = 64 * 1024;

    public MtaStsPolicy {
        mx = List.copyOf(mx);
        faults = List.copyOf(faults);
    }

    /// What senders do with mail that cannot be delivered under the policy (RFC 8461, section 5).
    public enum Mode {
        ENFORCE,
        TESTING,
        NONE;

        /// As it is written in a policy.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads a policy. It never fails: what is wrong with it becomes a fault.
    public static MtaStsPolicy parse(Octets body) {
        return new MtaStsPolicyParser(body).policy();
    }

    /// Whether senders can use the policy at all.
    public boolean isValid() {
        return mode.isPresent() && maxAge.isPresent() && faults.stream().noneMatch(Fault::isError);
    }

    /// Whether an exchanger is permitted: the name itself, or a wildcard in place of its first label (RFC 8461,
    /// section 4.1).
    public boolean permits(String exchanger) {
        String host = exchanger.toLowerCase(Locale.ROOT);
        for (String pattern : mx) {
            if (pattern.equals(host)) {
                return true;
            }
            int dot = host.indexOf('.');
            if (pattern.startsWith("*.") && dot > 0 && host.substring(dot).equals(pattern.substring(1))) {
                return true;
            }
        }
        return false;
    }
}
