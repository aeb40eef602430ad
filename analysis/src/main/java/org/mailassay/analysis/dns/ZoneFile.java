package org.mailassay.analysis.dns;

/// Zones written in YAML, read: a mapping from names to lists of records.
///
/// ```yaml
/// example.com:
///   - TXT: v=spf1 mx -all
///   - MX: [10, mail.example.com]
///   - SECURE
/// mail.example.com:
///   - A: 198.51.100.1
///   - TLSA: [3, 1, 1, 0123456789abcdef]
/// slow.example.com:
///   - TIMEOUT
/// ```
///
/// The form is that of the zone data in the openspf test suite, and has its rules: records of the obsolete type SPF
/// stand for TXT records too unless the name has a TXT entry (`TXT: NONE` is one), and a bare failure holds for the
/// types of which the name has no record. The mapping may also stand under a key `zonedata`.
public sealed interface ZoneFile {
    /// The zones can be asked.
    record Parsed(ZoneDns dns) implements ZoneFile {}

    /// The text is not zones.
    ///
    /// @param reason what is wrong, for a person
    /// @param line the line where it is, from 1
    /// @param column the column where it is, from 1
    record Malformed(String reason, int line, int column) implements ZoneFile {
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + reason;
        }
    }

    /// Reads zones from YAML.
    static ZoneFile read(String yaml) {
        return ZoneReader.read(yaml);
    }
}
