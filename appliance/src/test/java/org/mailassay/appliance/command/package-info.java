@NullMarked
package org.mailassay.appliance.command;

import org.jspecify.annotations.NullMarked;
