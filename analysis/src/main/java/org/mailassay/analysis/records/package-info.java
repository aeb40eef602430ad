/// The mail records of one domain, judged as a whole: DMARC, SPF, DKIM keys, BIMI, mail exchangers, MTA-STS, TLS
/// reporting, DNSSEC and DANE.
///
/// [org.mailassay.analysis.records.DomainRecords] asks for everything side by side and gives each subject a status, the
/// record's text, what was read from it, and every error and warning with its reason and its place. What the DNS did
/// not answer is unknown and is never taken for missing.
@NullMarked
package org.mailassay.analysis.records;

import org.jspecify.annotations.NullMarked;
