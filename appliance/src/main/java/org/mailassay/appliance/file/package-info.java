/// Files and folders of the operator, and what is said when they cannot be used.
@NullMarked
package org.mailassay.appliance.file;

import org.jspecify.annotations.NullMarked;
