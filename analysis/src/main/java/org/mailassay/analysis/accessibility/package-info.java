/// Whether a message can be read by everybody: by ear, enlarged, without colours. The measure is WCAG 2.2, as far as
/// a mail's HTML can be measured.
@NullMarked
package org.mailassay.analysis.accessibility;

import org.jspecify.annotations.NullMarked;
