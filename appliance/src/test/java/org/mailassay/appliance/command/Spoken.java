package org.mailassay.appliance.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What a command said and how it ended.
record Spoken(int code, String out, String err) {
    /// Runs a command in this process, as nobody's terminal.
    static Spoken by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int code = CommandLineRoot.run(terminal, arguments);
        return new Spoken(code, out.toString(), err.toString());
    }
}
