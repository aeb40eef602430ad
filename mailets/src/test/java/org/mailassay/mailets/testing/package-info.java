/// A plain SMTP client and a server to talk to, for tests.
@NullMarked
package org.mailassay.mailets.testing;

import org.jspecify.annotations.NullMarked;
