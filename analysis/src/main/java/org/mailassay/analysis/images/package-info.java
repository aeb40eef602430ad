/// The pictures of a message: what they are by their octets, how heavy they are, which of them track the reader.
///
/// No picture is decoded here. Type and size are read from the first octets by
/// [org.mailassay.analysis.images.ImageFacts];
/// whoever implements [org.mailassay.analysis.images.ImageOptimizer] decodes, after it looked at the size.
@NullMarked
package org.mailassay.analysis.images;

import org.jspecify.annotations.NullMarked;
