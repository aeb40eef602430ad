/// Main, settings, command line, adapters to the outside, scheduled jobs.
@NullMarked
package org.mailassay.appliance;

import org.jspecify.annotations.NullMarked;
