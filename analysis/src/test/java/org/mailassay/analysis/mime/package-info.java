/// Tests of reading MIME.
@NullMarked
package org.mailassay.analysis.mime;

import org.jspecify.annotations.NullMarked;
