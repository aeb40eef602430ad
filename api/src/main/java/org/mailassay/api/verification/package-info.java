/// Mails that ask somebody outside whether a domain or an address is theirs, and the words for them and for the page
/// that their link leads to, in four languages.
@NullMarked
package org.mailassay.api.verification;

import org.jspecify.annotations.NullMarked;
