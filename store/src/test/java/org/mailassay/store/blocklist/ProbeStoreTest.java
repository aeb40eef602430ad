package org.mailassay.store.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.SubjectKind;
import org.mailassay.store.testing.TestDatabase;

class ProbeStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theLastProbeCountsAndWhatIsNoLongerProbedIsForgotten() {
        ProbeStore store = new ProbeStore(DATABASE.database());
        ProbeResult old = result("a.example", ProbeResult.Verdict.WORKING, "");
        ProbeResult other = result("b.example", ProbeResult.Verdict.REFUSES, "answered 127.255.255.254");
        ProbeResult fresh = result("a.example", ProbeResult.Verdict.ANSWERS_FOR_EVERYTHING, "127.0.0.1 is listed");

        store.keep(List.of(other, old), NOW);
        assertThat(store.all()).containsExactly(old, other);
        store.keep(List.of(fresh), NOW.plus(Duration.ofDays(1)));
        assertThat(store.all()).containsExactly(fresh, other);
        store.keep(List.of(fresh), NOW.plus(Duration.ofDays(8)));
        assertThat(store.all()).containsExactly(fresh);
    }

    private static ProbeResult result(String zone, ProbeResult.Verdict verdict, String detail) {
        return new ProbeResult(zone, SubjectKind.IP4, verdict, detail);
    }
}
