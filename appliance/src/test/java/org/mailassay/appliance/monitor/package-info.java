/// Tests of the rounds in which verified domains are looked at.
@NullMarked
package org.mailassay.appliance.monitor;

import org.jspecify.annotations.NullMarked;
