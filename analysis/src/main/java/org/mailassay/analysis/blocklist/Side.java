package org.mailassay.analysis.blocklist;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.mailassay.analysis.dns.SideBySide;

/// Asks side by side, but not more at once than a resolver likes.
final class Side {
    private static final int AT_ONCE = 64;

    private Side() {}

    static <T, R> List<R> map(List<T> elements, Function<? super T, ? extends R> question) {
        Semaphore places = new Semaphore(AT_ONCE);
        return SideBySide.map(elements, element -> {
            try {
                places.acquire();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                CancellationException cancelled = new CancellationException("the questions were cancelled");
                cancelled.initCause(interrupted);
                throw cancelled;
            }
            try {
                return question.apply(element);
            } finally {
                places.release();
            }
        });
    }
}
