/// Scans: addresses that are made for one message or for many, the messages that came there, and what was found out
/// about them.
///
/// A scan waits for its message ([org.mailassay.store.scan.ScanStore]), gets it
/// ([org.mailassay.store.scan.ScanReception]) and is carried out ([org.mailassay.store.scan.ScanWork]). What makes it
/// be carried out, a row that db-scheduler reads, is written in the transaction that gives it its message. Whoever
/// watches hears of each step by [org.mailassay.store.scan.ScanSignals].
@NullMarked
package org.mailassay.store.scan;

import org.jspecify.annotations.NullMarked;
