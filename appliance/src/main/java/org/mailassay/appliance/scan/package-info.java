/// Carrying scans out: which node does which, how many at once, what becomes of them when something breaks.
///
/// A scan to be carried out is a row that db-scheduler reads ([org.mailassay.appliance.scan.ScanScheduler]). Whoever
/// takes it keeps a heartbeat there, so that another takes it over from a node that died. What is found out about the
/// message is the matter of a [org.mailassay.appliance.scan.ScanRun].
@NullMarked
package org.mailassay.appliance.scan;

import org.jspecify.annotations.NullMarked;
