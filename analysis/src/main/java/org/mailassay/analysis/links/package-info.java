/// The links of a message and where they lead.
@NullMarked
package org.mailassay.analysis.links;

import org.jspecify.annotations.NullMarked;
