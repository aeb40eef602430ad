package org.mailassay.appliance;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.mailassay.appliance.command.CommandLineRoot;
import org.mailassay.appliance.command.Terminal;

/// Where the appliance begins: it hands the arguments to the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean interactive = Boolean.getBoolean("mailassay.terminal");
        System.exit(CommandLineRoot.run(new Terminal(out, err, interactive), arguments));
    }
}
