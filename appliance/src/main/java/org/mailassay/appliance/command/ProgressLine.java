package org.mailassay.appliance.command;

import java.time.Duration;

/// One line on the terminal that says how far something is. Nothing is written where no person watches.
final class ProgressLine {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final String things;
    private long lastShown;

    ProgressLine(Terminal terminal, String things) {
        this.terminal = terminal;
        this.things = things;
        this.lastShown = System.nanoTime();
    }

    /// Shows how many are done, a few times a second at most.
    void show(long done, long total) {
        long now = System.nanoTime();
        if (terminal.interactive() && now - lastShown >= PAUSE) {
            lastShown = now;
            int filled = Math.toIntExact(done * WIDTH / Math.max(1, total));
            String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
            terminal.err().printf("\r[%s] %,d of %,d %s", bar, done, total, things);
            terminal.err().flush();
        }
    }

    /// Takes the line away.
    void clear() {
        if (terminal.interactive()) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
    }
}
