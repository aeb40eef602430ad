package org.mailassay.appliance.settings;

import java.util.Map;

/// The value of every setting.
public final class Settings {
    private final Map<Setting<?>, Object> values;
    private final Map<Setting<?>, GivenValue> given;

    /// @param given the texts that the values were read from; a setting that nobody gave a text to is not in it
    Settings(Map<Setting<?>, Object> values, Map<Setting<?>, GivenValue> given) {
        this.values = Map.copyOf(values);
        this.given = Map.copyOf(given);
    }

    /// The value of one setting.
    // The map is filled by SettingsReader alone, which puts under each setting a value that its own type has read.
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.key() + " is not in the table");
        }
        return (T) value;
    }

    /// The text that the value was read from.
    public String text(Setting<?> setting) {
        GivenValue value = given.get(setting);
        return value == null ? setting.defaultText() : value.text();
    }

    /// Where the value comes from, for a person.
    public String origin(Setting<?> setting) {
        GivenValue value = given.get(setting);
        return value == null ? "default" : value.place();
    }
}
