/// Tests of mails that ask for a confirmation.
@NullMarked
package org.mailassay.api.verification;

import org.jspecify.annotations.NullMarked;
