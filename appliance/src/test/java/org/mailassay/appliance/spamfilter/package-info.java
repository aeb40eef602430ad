/// Tests with the real filters where they are installed, and with servers that behave badly.
@NullMarked
package org.mailassay.appliance.spamfilter;

import org.jspecify.annotations.NullMarked;
