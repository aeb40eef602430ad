/// The port through which a scan looks at what a message points to: links, pictures, logos.
///
/// The analysis fetches nothing itself. Whoever implements the port guards the appliance: whatever a message names was
/// chosen by a stranger.
@NullMarked
package org.mailassay.analysis.fetch;

import org.jspecify.annotations.NullMarked;
