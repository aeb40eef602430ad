@NullMarked
package org.mailassay.analysis.connection;

import org.jspecify.annotations.NullMarked;
