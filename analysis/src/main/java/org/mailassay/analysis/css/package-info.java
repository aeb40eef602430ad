/// As much of CSS as it takes to see a mail roughly as its reader does: declarations, the style sheets' plain
/// selectors, colours, what is hidden.
///
/// Every reader goes over its text once and recurses nowhere; what it cannot read it passes over.
@NullMarked
package org.mailassay.analysis.css;

import org.jspecify.annotations.NullMarked;
