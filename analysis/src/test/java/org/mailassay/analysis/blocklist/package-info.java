@NullMarked
package org.mailassay.analysis.blocklist;

import org.jspecify.annotations.NullMarked;
