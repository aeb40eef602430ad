package org.mailassay.appliance.settings;

import java.util.Map;

/// The value of every setting.
public final class Settings {
    private final Map<Setting<?>, Object> values;

    Settings(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
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
}
