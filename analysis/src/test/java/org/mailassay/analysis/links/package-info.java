/// Tests of what is said about links.
@NullMarked
package org.mailassay.analysis.links;

import org.jspecify.annotations.NullMarked;
