@NullMarked
package org.mailassay.appliance.job;

import org.jspecify.annotations.NullMarked;
