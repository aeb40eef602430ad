/// Alerts: what is worth telling a person, judged from facts alone. A rule is judged again and again; it fires once, is
/// quiet for a while, and says when it is over.
@NullMarked
package org.mailassay.analysis.alert;

import org.jspecify.annotations.NullMarked;
