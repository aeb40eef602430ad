package org.mailassay.mailets.spool;

import java.time.Duration;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/// James measures every step; the appliance measures at its own edges, so these measures are not taken.
final class Unmeasured implements MetricFactory {
    @Override
    public Metric generate(String name) {
        return new NoMetric();
    }

    @Override
    public TimeMetric timer(String name) {
        return new NoTime(name);
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
        return publisher;
    }

    @Override
    @SuppressWarnings("deprecation") // James has not yet done away with it.
    public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(String name, Publisher<T> publisher) {
        return publisher;
    }

    private record NoMetric() implements Metric {
        @Override
        public void increment() {}

        @Override
        public void decrement() {}

        @Override
        public void add(int value) {}

        @Override
        public void remove(int value) {}

        @Override
        public long getCount() {
            return 0;
        }
    }

    private record NoTime(String name) implements TimeMetric, TimeMetric.ExecutionResult {
        @Override
        public ExecutionResult stopAndPublish() {
            return this;
        }

        @Override
        public Duration elasped() {
            return Duration.ZERO;
        }

        @Override
        @SuppressWarnings("deprecation") // James has not yet done away with it.
        public ExecutionResult logWhenExceedP99(Duration threshold) {
            return this;
        }
    }
}
