package org.mailassay.appliance.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `version`: which Mailassay and which Java this is.
@Command(name = "version", description = "Show the versions of Mailassay and of the Java it runs on.")
final class VersionCommand implements Runnable {
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("version", Version.current());
        versions.put("java", System.getProperty("java.version"));
        terminal.out()
                .println(
                        json
                                ? PlainJson.of(versions)
                                : "Mailassay " + Version.current() + ", Java " + versions.get("java"));
    }
}
