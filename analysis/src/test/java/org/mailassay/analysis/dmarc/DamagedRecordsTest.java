package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.testing.Mutations;
import org.mailassay.analysis.testing.Vectors;

class DamagedRecordsTest {
    @Test
    void aDamagedRecordIsReadOrRefused() {
        List<String> seeds = Vectors.list("/dmarc/tags.yml").stream()
                .map(vector -> vector.text("text"))
                .toList();

        new Mutations().of(seeds, 20_000, text -> {
            DmarcRecord read = DmarcRecord.parse(text);
            assertThat(read.faults())
                    .allSatisfy(fault -> assertThat(fault.offset()).isLessThanOrEqualTo(text.length()));
            assertThat(read.rua()).allSatisfy(uri -> assertThat(uri.address()).doesNotContainAnyWhitespaces());
        });
    }

    @Test
    void aDamagedFromFieldIsReadOrRefused() {
        List<String> seeds = Vectors.list("/dmarc/from.yml").stream()
                .map(vector -> vector.text("from"))
                .toList();

        new Mutations()
                .of(
                        seeds,
                        20_000,
                        text -> assertThatCode(() -> AuthorDomain.ofField(text)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v=DMARC1; p=none; rua=", "v=DMARC1; p=none; fo=", "v=DMARC1;", "v=DMARC1; p=none; ruf=x; fo="})
    void aRecordOfMegabytesCostsLinearTime(String beginning) {
        for (String piece : List.of("mailto:a@b.test,", "a=b;", ";", "=", "0:", ",", "%", " ")) {
            String text = beginning + piece.repeat(4_000_000 / piece.length());
            assertThat(timeOf(() -> DmarcRecord.parse(text))).isLessThan(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "<",
                "<a@b>,",
                "a@b.test,",
                "\"",
                "\\",
                "(\\",
                "@",
                "a:",
                ";",
                ".",
                "[",
                "a ",
                "<@a,@b:"
            })
    void aFromFieldOfMegabytesCostsLinearTime(String piece) {
        String text = piece.repeat(4_000_000 / piece.length());

        assertThat(timeOf(() -> AuthorDomain.ofField(text))).isLessThan(Duration.ofSeconds(3));
    }

    /// The time of the processor, since the machine may be busy with other things.
    private static Duration timeOf(Runnable parsing) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        parsing.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
