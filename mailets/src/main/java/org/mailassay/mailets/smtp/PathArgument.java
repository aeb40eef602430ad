package org.mailassay.mailets.smtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What follows MAIL or RCPT: a path and parameters (RFC 5321, section 4.1.2).
///
/// @param parameters by keyword in upper case; empty where no value was given
record PathArgument(SmtpPath path, Map<String, String> parameters) {
    /// Spaces around the path are not in the standard but common. A `>` may stand in a quoted local part.
    private static final Pattern FORM = Pattern.compile(
            "(?:FROM|TO): *<((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\">])*+)>((?: +[^ ]+)*+) *", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[^ ]+");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~]+))?");

    /// Reads an argument.
    ///
    /// @param keyword `FROM` or `TO`
    /// @return empty when the argument is malformed
    static Optional<PathArgument> parse(String keyword, String argument) {
        Matcher form = FORM.matcher(argument);
        if (!argument.regionMatches(true, 0, keyword + ":", 0, keyword.length() + 1) || !form.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher word = WORD.matcher(form.group(2));
        while (word.find()) {
            Matcher parameter = PARAMETER.matcher(word.group());
            if (!parameter.matches()) {
                return Optional.empty();
            }
            String value = parameter.group(2) == null ? "" : parameter.group(2);
            if (parameters.put(parameter.group(1).toUpperCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
        }
        return SmtpPath.parse(form.group(1)).map(path -> new PathArgument(path, Map.copyOf(parameters)));
    }
}
