/// Files that come with the program: data, statements, pages.
@NullMarked
package org.mailassay.analysis.resource;

import org.jspecify.annotations.NullMarked;
