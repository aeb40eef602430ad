package org.mailassay.appliance.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a command is to do once: the options of the command line, or those of a line in a batch.
///
/// @param options values by name; empty for a value that is no text
/// @param folder where relative names of files begin
record Task(Map<String, Optional<String>> options, Path folder) {
    /// The options of the command line alone.
    static Task of(Map<String, String> given) {
        return new Task(given(given), Path.of(""));
    }

    /// A line of a batch; what it leaves out is taken from the command line.
    static Task of(Map<String, String> given, BatchLine.Asked line, Path folder) {
        Map<String, Optional<String>> merged = given(given);
        merged.putAll(line.options());
        return new Task(merged, folder);
    }

    private static Map<String, Optional<String>> given(Map<String, String> options) {
        Map<String, Optional<String>> given = new LinkedHashMap<>();
        options.forEach((name, value) -> given.put(name, Optional.of(value)));
        return given;
    }

    /// The value of an option; empty when there is none.
    String option(String name) {
        return options.getOrDefault(name, Optional.of(""))
                .orElseThrow(() -> CommandFailure.misuse("the value of " + name + " is no text"));
    }

    /// The file that an option names: in the folder of the batch when it is there, else in the current one; empty when
    /// the option is not given.
    Optional<Path> file(String name) {
        String text = option(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path beside = folder.resolve(text);
            return Optional.of(Files.exists(beside) ? beside : Path.of(text));
        } catch (InvalidPathException noPath) {
            throw new CommandFailure("the value of " + name + " is no name of a file", noPath);
        }
    }
}
