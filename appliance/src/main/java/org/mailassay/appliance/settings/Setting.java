package org.mailassay.appliance.settings;

import java.util.Locale;

/// One thing that an operator can set.
///
/// @param key its place in the YAML file, levels separated by dots: `smtp.port`
/// @param type how its text is read
/// @param defaultText its text when nothing sets it, in the form in which an operator would write it
/// @param secret whether its value must not be shown
/// @param description what it does, for a person; Markdown
public record Setting<T>(String key, ValueType<T> type, String defaultText, boolean secret, String description) {
    /// The start of every environment variable of ours.
    static final String PREFIX = "MAILASSAY_";

    /// The end of an environment variable that names a file holding the value.
    static final String FILE_SUFFIX = "_FILE";

    static <T> Setting<T> of(String key, ValueType<T> type, String defaultText, String description) {
        return new Setting<>(key, type, defaultText, false, description);
    }

    static <T> Setting<T> secret(String key, ValueType<T> type, String description) {
        return new Setting<>(key, type, "", true, description);
    }

    /// The environment variable that sets it: `MAILASSAY_SMTP_PORT`.
    public String environmentName() {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
