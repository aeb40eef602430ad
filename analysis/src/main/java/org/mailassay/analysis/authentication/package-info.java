/// What a person is told of SPF, DKIM, DMARC and ARC, and what it counts. The verdicts themselves are made by the
/// packages of those names.
@NullMarked
package org.mailassay.analysis.authentication;

import org.jspecify.annotations.NullMarked;
