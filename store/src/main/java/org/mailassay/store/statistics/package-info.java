/// What a domain's owner asks first: how much mail, from whom, and did it pass. Answered from the roll-ups.
@NullMarked
package org.mailassay.store.statistics;

import org.jspecify.annotations.NullMarked;
