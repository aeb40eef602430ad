/// What the API costs when the database is full: a generator of stored rows, and a measure of the answers.
@NullMarked
package org.mailassay.bench.store;

import org.jspecify.annotations.NullMarked;
