/// What belongs into a backup beside the database.
@NullMarked
package org.mailassay.appliance.backup;

import org.jspecify.annotations.NullMarked;
