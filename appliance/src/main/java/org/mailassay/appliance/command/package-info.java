/// The command line. Each command is a class; [org.mailassay.appliance.command.CommandLineRoot] lists them.
///
/// A command reads the settings as `up` does, so it works on the same database: beside a running `up`, or alone, and
/// then it starts the embedded database for as long as it needs it. Exit codes: 0 done, 1 not done, with one line on
/// the standard error that says why, 2 wrongly used.
@NullMarked
package org.mailassay.appliance.command;

import org.jspecify.annotations.NullMarked;
