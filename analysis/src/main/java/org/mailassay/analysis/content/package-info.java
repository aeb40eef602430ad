/// What a message says to its reader: its text, its HTML, the pictures and files that come with it.
@NullMarked
package org.mailassay.analysis.content;

import org.jspecify.annotations.NullMarked;
