/// Rules of the repository that no compiler knows: the borders between modules, the form of citations, sizes.
@NullMarked
package org.mailassay.appliance.rules;

import org.jspecify.annotations.NullMarked;
