/// Tests of the parts that every answer shares.
@NullMarked
package org.mailassay.api.http;

import org.jspecify.annotations.NullMarked;
