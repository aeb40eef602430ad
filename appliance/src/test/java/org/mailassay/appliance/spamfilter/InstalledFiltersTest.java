package org.mailassay.appliance.spamfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;
import org.mailassay.analysis.spamfilter.FilterAnswer.Judged;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// The programs themselves, each with folders of its own and without any network.
class InstalledFiltersTest {
    /// The text that every filter must take for spam.
    private static final String GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    @TempDir
    Path folder;

    @Test
    void rspamdJudgesTheRealClient() throws IOException, InterruptedException {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        try (InstalledFilters.Running rspamd = InstalledFilters.rspamd(folder, nobody);
                RspamdFilter filter = new RspamdFilter(rspamd.address(), TestMail.DNS)) {
            assertThat(judged(filter, GTUBE, "mail.example.com").score()).isGreaterThanOrEqualTo(15);
            Judged harmless = judged(filter, TestMail.BODY, "198.51.100.1");
            assertThat(harmless.threshold()).isEqualTo(15);
            assertThat(harmless.rules()).extracting(FiredRule::name).contains("HFILTER_HELO_BADIP");
            assertThat(harmless.rules()).allMatch(rule -> Math.abs(rule.score()) < 15);
        }
    }

    @Test
    void spamAssassinJudgesTheRealClient() throws IOException, InterruptedException {
        try (InstalledFilters.Running spamd = InstalledFilters.spamAssassin(folder)) {
            SpamAssassinFilter filter = new SpamAssassinFilter(spamd.address(), TestMail.DNS, "mx.assay.example.net");
            assertThat(judged(filter, GTUBE, "mail.example.com").score()).isGreaterThan(500);
            Judged harmless = judged(filter, TestMail.BODY, "mail.example.com");
            assertThat(harmless.threshold()).isEqualTo(5);
            assertThat(harmless.rules()).extracting(FiredRule::name).contains("RCVD_ILLEGAL_IP");
            assertThat(harmless.rules()).extracting(FiredRule::name).doesNotContain("NO_RELAYS", "ALL_TRUSTED");
            assertThat(harmless.rules())
                    .allSatisfy(rule -> assertThat(rule.description()).isNotEmpty());
        }
    }

    private static Judged judged(SpamFilter filter, String body, String helo) {
        FilterAnswer answer = filter.judge(TestMail.of(body + "\n", "198.51.100.1", helo));
        assertThat(answer).isInstanceOf(Judged.class);
        return (Judged) answer;
    }
}
