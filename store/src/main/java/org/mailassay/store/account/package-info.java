/// Who uses the appliance: accounts with their plans, the users that belong to them, and the keys that programs bring.
///
/// Everything that a tenant owns hangs on an account; every statement here names it. Two exceptions find an account
/// by what a stranger brings: the hash of a key, and the hash of a one-time token.
@NullMarked
package org.mailassay.store.account;

import org.jspecify.annotations.NullMarked;
