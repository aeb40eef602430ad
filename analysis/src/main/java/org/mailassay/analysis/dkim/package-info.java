/// DomainKeys Identified Mail: a domain signs header fields and body of a message, and publishes the key in the
/// DNS (RFC 6376, updated by RFC 8301, RFC 8463 and RFC 8616).
///
/// Verifying reads a `DKIM-Signature` field ([org.mailassay.analysis.dkim.DkimSignature]), fetches the key record
/// ([org.mailassay.analysis.dkim.DkimKeyRecord]), brings header and body into canonical form
/// ([org.mailassay.analysis.dkim.HeaderCanonicalization], [org.mailassay.analysis.dkim.BodyCanonicalization]) and
/// checks hash and signature ([org.mailassay.analysis.dkim.DkimVerification]). What came out is a
/// [org.mailassay.analysis.dkim.DkimResult] with its reason. [org.mailassay.analysis.dkim.DkimSigning] goes the
/// other way for the appliance's own mail.
@NullMarked
package org.mailassay.analysis.dkim;

import org.jspecify.annotations.NullMarked;
