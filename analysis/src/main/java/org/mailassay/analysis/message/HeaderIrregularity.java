package org.mailassay.analysis.message;

/// What a header section has that RFC 5322 does not allow, or that went past a limit.
public enum HeaderIrregularity {
    /// A line that neither continues a field nor begins one: no colon, or a field name with a character that a
    /// name cannot have (RFC 5322, section 2.2). The line, with the lines that continue it, is passed over.
    NOT_A_FIELD,
    /// A line ended by LF alone (RFC 5322, section 2.3). It is read as if it ended with CRLF.
    BARE_LINE_FEED,
    /// White space between the name and the colon (RFC 5322, section 4.5.8). It is read; only old mail has it.
    SPACE_BEFORE_COLON,
    /// The message ends within the header section: there is no empty line, hence no body (RFC 5322, section 3.5).
    NO_BODY,
    /// There are more header fields than the limit; those after it are not read.
    TOO_MANY_FIELDS,
    /// The header section is longer than the limit; fields that end past it are not read.
    TOO_LONG
}
