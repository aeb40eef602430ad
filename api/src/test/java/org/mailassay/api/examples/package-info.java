/// The examples of the service whose clients this API serves, run as they are.
@NullMarked
package org.mailassay.api.examples;

import org.jspecify.annotations.NullMarked;
