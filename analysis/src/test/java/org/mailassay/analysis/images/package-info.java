/// Tests of what is said about pictures.
@NullMarked
package org.mailassay.analysis.images;

import org.jspecify.annotations.NullMarked;
