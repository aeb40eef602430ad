/// How long a round of health cards takes, and whether it keeps its pace and its memory.
@NullMarked
package org.mailassay.bench.health;

import org.jspecify.annotations.NullMarked;
