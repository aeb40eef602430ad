/// Tests of what a person is told of SPF, DKIM, DMARC and ARC.
@NullMarked
package org.mailassay.analysis.authentication;

import org.jspecify.annotations.NullMarked;
