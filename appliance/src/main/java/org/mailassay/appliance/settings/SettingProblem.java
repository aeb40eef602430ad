package org.mailassay.appliance.settings;

/// One thing that is wrong with the settings.
///
/// @param place where it stands: `--smtp-port`, `MAILASSAY_SMTP_PORT`, `mailassay.yml, line 3, smtp.port`
/// @param reason what is wrong with it and what would be right; never holds the value
public record SettingProblem(String place, String reason) {
    /// Both on one line.
    public String line() {
        return place + ": " + reason;
    }
}
