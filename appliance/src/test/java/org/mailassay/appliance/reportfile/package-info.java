@NullMarked
package org.mailassay.appliance.reportfile;

import org.jspecify.annotations.NullMarked;
