package org.mailassay.analysis.spf;

import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsQuestion;

/// One question to the DNS within a check.
///
/// @param isVoid whether it found nothing and counted toward the limit of void look-ups
public record SpfLookup(DnsQuestion question, DnsAnswer answer, boolean isVoid) {}
