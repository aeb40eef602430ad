package org.mailassay.analysis.dns;

/// What the DNS was asked.
///
/// @param name in lower case without the final dot, so that equal questions are equal
public record DnsQuestion(String name, RecordType type) {
    public DnsQuestion {
        name = DomainName.lowerCase(DomainName.withoutFinalDot(name));
    }
}
