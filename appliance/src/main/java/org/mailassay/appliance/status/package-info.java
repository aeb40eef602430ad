/// How the appliance stands, in the words of a person who has to decide whether to do something.
@NullMarked
package org.mailassay.appliance.status;

import org.jspecify.annotations.NullMarked;
