package org.mailassay.api.export;

import java.util.function.Function;

/// A column of a table.
///
/// @param name as it stands in the first line of CSV and in each object of JSON; it never changes
record Column<T>(String name, Function<T, Cell> cell) {}
