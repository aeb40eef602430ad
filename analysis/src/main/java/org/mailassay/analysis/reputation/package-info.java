/// What services that rate addresses say of the one a message came from. They are asked only when the operator set them
/// up: each is told the address of a stranger, and each has terms of use of its own.
@NullMarked
package org.mailassay.analysis.reputation;

import org.jspecify.annotations.NullMarked;
