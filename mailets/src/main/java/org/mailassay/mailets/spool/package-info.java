/// What is done with accepted mail: the spooler takes it from the queue and gives it to the processor that its
/// recipients belong to; each processor is a mailet of James' kind.
@NullMarked
package org.mailassay.mailets.spool;

import org.jspecify.annotations.NullMarked;
