package org.mailassay.bench.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.bimi.Indicator;
import org.mailassay.analysis.message.Octets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long an indicator of usual size takes to judge.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndicatorBenchmark {
    private final Octets svg = Octets.of(("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\""
                    + " baseProfile=\"tiny-ps\" viewBox=\"0 0 512 512\"><title>Example</title>"
                    + "<g fill=\"#123456\"><path d=\"M10 10h20v20z\" transform=\"translate(1 2)\"/></g>".repeat(120)
                    + "</svg>")
            .getBytes(StandardCharsets.UTF_8));

    @Benchmark
    public Indicator judge() {
        return Indicator.of(svg);
    }
}
