/// How a domain's records stand, looked at when somebody asks and remembered for a short while.
@NullMarked
package org.mailassay.api.records;

import org.jspecify.annotations.NullMarked;
