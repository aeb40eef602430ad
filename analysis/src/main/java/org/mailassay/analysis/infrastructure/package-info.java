/// How well the domain that a message comes from is kept: whether it takes replies and bounces, and whether mail to it
/// is protected (DNSSEC, DANE, MTA-STS, TLS reports).
///
/// The records are judged by [org.mailassay.analysis.records.DomainRecords]; what that is worth for a message is said
/// here.
@NullMarked
package org.mailassay.analysis.infrastructure;

import org.jspecify.annotations.NullMarked;
