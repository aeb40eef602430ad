/// Whose domains and addresses are: claimed by an account, proven by DNS or by a link that was mailed, held by one
/// account only, and given up again. What a claim is about lies in `domains` and `ips`.
@NullMarked
package org.mailassay.store.ownership;

import org.jspecify.annotations.NullMarked;
