/// What the large mailbox providers ask of those who send much mail to them.
///
/// The requirements stand in `providers.yml` with their sources and dates. Here they are only told: what each rests on
/// is judged, and counted, by its own subject.
@NullMarked
package org.mailassay.analysis.provider;

import org.jspecify.annotations.NullMarked;
