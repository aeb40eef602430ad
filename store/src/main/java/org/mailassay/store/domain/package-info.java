/// The domains that accounts have configured: added, activated, found, and how their records stood when last looked at.
///
/// A domain is added deactivated; only while it is active are reports for it counted.
@NullMarked
package org.mailassay.store.domain;

import org.jspecify.annotations.NullMarked;
