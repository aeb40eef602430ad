/// Load over SMTP.
@NullMarked
package org.mailassay.bench.smtp;

import org.jspecify.annotations.NullMarked;
