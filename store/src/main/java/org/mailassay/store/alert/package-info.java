/// Alerts: rules as accounts want them, what was told, and the facts that rules are judged from.
@NullMarked
package org.mailassay.store.alert;

import org.jspecify.annotations.NullMarked;
