package org.mailassay.analysis.content;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/// A turn at working with a large document. A document takes many times the memory of its text, every check has one of
/// its own, and several messages are scanned at once: of large ones only one is held at a time in the whole process.
/// Small ones, which nearly all are, do not wait.
final class HtmlTurn implements AutoCloseable {
    /// Characters, or elements, from which on a text is large: more than Gmail shows.
    private static final int LARGE = 160 << 10;

    private static final int MANY_ELEMENTS = 6_000;

    private static final Semaphore TURN = new Semaphore(1, true);

    private final boolean waited;

    private HtmlTurn(boolean waited) {
        this.waited = waited;
    }

    /// Waits for the turn, if the text is large.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    static HtmlTurn take(String html, HtmlExtent extent) {
        boolean large = html.length() > LARGE || extent.elements() > MANY_ELEMENTS;
        if (large) {
            try {
                TURN.acquire();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                CancellationException cancelled = new CancellationException("stopped while others read large HTML");
                cancelled.initCause(stopped);
                throw cancelled;
            }
        }
        return new HtmlTurn(large);
    }

    @Override
    public void close() {
        if (waited) {
            TURN.release();
        }
    }
}
