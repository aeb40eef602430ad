/// A domain's DNS records over time: which sets belong to it, how they stand now, and what has changed.
///
/// A look reads every set that the domain's mail depends on and says of each: found, absent, or not known. The
/// merge lays that beside the rows that are open and says which close and which open. What is not known closes
/// nothing.
@NullMarked
package org.mailassay.analysis.timeline;

import org.jspecify.annotations.NullMarked;
