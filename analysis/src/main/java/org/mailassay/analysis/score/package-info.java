/// What a scan says and what it counts.
///
/// A [org.mailassay.analysis.score.Criterion] is one question put to every message; a
/// [org.mailassay.analysis.score.Finding] is the answer for one message. Points count within a category, and the
/// categories have fixed weights. What does not apply and what could not be found out counts neither for nor against
/// the sender.
@NullMarked
package org.mailassay.analysis.score;

import org.jspecify.annotations.NullMarked;
