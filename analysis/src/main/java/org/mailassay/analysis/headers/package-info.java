/// The header section of a message: whether it has the form of RFC 5322 and RFC 2045 to 2047, and what it says of who
/// wrote when to whom.
///
/// [org.mailassay.analysis.headers.HeaderCheck] puts the findings together; each subject has a class that reads it.
@NullMarked
package org.mailassay.analysis.headers;

import org.jspecify.annotations.NullMarked;
