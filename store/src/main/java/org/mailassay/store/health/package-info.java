/// Health cards of addresses that accounts have verified: the latest of each, its score day by day, and which are due.
@NullMarked
package org.mailassay.store.health;

import org.jspecify.annotations.NullMarked;
