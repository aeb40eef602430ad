/// How a recipient leaves a list: `List-Unsubscribe` (RFC 2369), one click (RFC 8058), and a link in the text.
///
/// Nothing is ever fetched here, since an unsubscribe link is meant to have an effect.
@NullMarked
package org.mailassay.analysis.unsubscribe;

import org.jspecify.annotations.NullMarked;
