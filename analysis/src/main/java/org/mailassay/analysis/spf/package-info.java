/// Sender Policy Framework (RFC 7208): which hosts a domain lets send mail in its name.
///
/// A domain publishes a policy as a text record. The receiver of a message takes the domain from the envelope (or from
/// the HELO command), looks the policy up ([org.mailassay.analysis.spf.SpfRecord]) and evaluates it for the address of
/// the client ([org.mailassay.analysis.spf.SpfEvaluation]). What comes out is an
/// [org.mailassay.analysis.spf.SpfResult] with a trace of every term. A policy is judged without a message too
/// ([org.mailassay.analysis.spf.SpfRecordJudgement]).
@NullMarked
package org.mailassay.analysis.spf;

import org.jspecify.annotations.NullMarked;
