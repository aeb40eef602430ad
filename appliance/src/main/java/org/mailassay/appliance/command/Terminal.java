package org.mailassay.appliance.command;

import java.io.PrintWriter;

/// Where a command speaks to.
///
/// @param out for results: a program may read it
/// @param err for everything else
/// @param interactive whether a person watches, so that progress may be shown
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {}
