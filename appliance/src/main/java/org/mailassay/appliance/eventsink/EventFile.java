package org.mailassay.appliance.eventsink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventPump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends events to a file. It is opened for each batch, so that whoever turns logs over may rename it at any time.
public final class EventFile implements EventPump.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

    private final Path file;

    public EventFile(Path file) {
        this.file = file;
    }

    @Override
    public boolean take(List<Event> events) {
        String lines = events.stream().map(EventLine::of).collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.writeString(
                    file,
                    lines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE);
            return true;
        } catch (IOException unwritable) {
            LOG.warn("Events cannot be written to {}; they wait: {}", file, unwritable.toString());
            return false;
        }
    }
}
