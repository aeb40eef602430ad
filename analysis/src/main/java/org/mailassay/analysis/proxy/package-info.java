/// What a proxy says of the connections that it passes on, by the PROXY protocol. Mail and HTTPS begin with it alike.
@NullMarked
package org.mailassay.analysis.proxy;

import org.jspecify.annotations.NullMarked;
