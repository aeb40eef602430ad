/// Asks the spam filters beside the appliance: Rspamd over HTTP, SpamAssassin's spamd over its own protocol.
///
/// Both are told who the client was, so that they judge that client and not the appliance.
@NullMarked
package org.mailassay.appliance.spamfilter;

import org.jspecify.annotations.NullMarked;
