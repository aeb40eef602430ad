package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.mutation.CheckedSink;
import org.mailassay.analysis.report.mutation.Mutations;

/// Whatever is read, the reader answers, in time and with values that can be stored.
class MutationTest {
    private static final int INPUTS = 1000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void everyInputIsAnswered(long seed) throws IOException {
        Mutations mutations = new Mutations(seed, seeds());
        ReportReader reader = new ReportReader(ReportLimits.DEFAULT);
        int reports = 0;
        for (int i = 0; i < INPUTS; i++) {
            Octets input = Octets.of(mutations.next());
            CheckedSink sink = new CheckedSink();
            reader.read(input, sink);
            sink.verify();
            reader.original(input, new PartLocation(i % 3, 0, ""));
            reports += sink.reports();
        }
        assertThat(reports).as("some inputs stay good").isPositive();
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String vector : AggregateVectorsTest.vectors()) {
            byte[] xml = Files.readAllBytes(Path.of("src/test/resources/report/aggregate", vector + ".xml"));
            seeds.add(xml);
            seeds.add(Samples.gzip(xml));
            seeds.add(Samples.zip("a.xml", xml, "b.gz", Samples.gzip(xml)));
            seeds.add(Samples.mail("""
                    Subject: report
                    Content-Type: multipart/mixed; boundary="b"

                    --b
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: quoted-printable

                    Gr=C3=BC=C3=9Fe
                    --b
                    Content-Type: application/gzip; name*0="r."; name*1=xml.gz
                    Content-Transfer-Encoding: base64

                    %s
                    --b
                    Content-Type: message/rfc822

                    Subject: inner

                    %s
                    --b--
                    """.formatted(Samples.base64(Samples.gzip(xml)), Samples.report("2"))));
        }
        seeds.add(Samples.octets(Samples.tlsReport()));
        return seeds;
    }
}
