package org.mailassay.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;

class HeldMailsTest {
    private static final Submission SUBMISSION = new Submission(
            new Submission.Content.Fresh(Octets.of(new byte[10])),
            List.of(new MailDetails("a", new Envelope("", List.of("a@example.org")), "{}", "report", "")),
            Duration.ZERO);

    @Test
    void newMailsTakeAllTheRoomWhenNoneWait() {
        HeldMails held = new HeldMails(4, 1_000);
        for (int i = 0; i < 4; i++) {
            assertThat(held.reserve(SUBMISSION, false)).isTrue();
        }
        assertThat(held.reserve(SUBMISSION, false)).isFalse();
    }

    @Test
    void moreIsFetchedOnlyWhenThereIsRoomForMany() {
        HeldMails few = new HeldMails(8, 1_000);
        for (int i = 0; i < 6; i++) {
            assertThat(few.hasRoomFor(64)).isTrue();
            assertThat(few.reserve(SUBMISSION, false)).isTrue();
        }
        assertThat(few.hasRoomFor(64)).isTrue();
        assertThat(few.hasRoomFor(1)).isTrue();
        assertThat(few.reserve(SUBMISSION, false)).isTrue();
        assertThat(few.hasRoomFor(64)).as("a quarter of eight").isFalse();

        HeldMails full = new HeldMails(100, 31);
        assertThat(full.reserve(SUBMISSION, false)).isTrue();
        assertThat(full.reserve(SUBMISSION, false)).isTrue();
        assertThat(full.hasRoomFor(64)).isTrue();
        assertThat(full.reserve(SUBMISSION, false)).isTrue();
        assertThat(full.hasRoomFor(64)).as("a sixteenth of the octets").isTrue();
        HeldMails exact = new HeldMails(100, 30);
        for (int i = 0; i < 3; i++) {
            assertThat(exact.reserve(SUBMISSION, false)).isTrue();
        }
        assertThat(exact.hasRoomFor(64)).isFalse();
    }

    @Test
    void halfOfTheRoomIsForThoseThatWait() {
        HeldMails few = new HeldMails(4, 1_000);
        assertThat(few.reserve(SUBMISSION, true)).isTrue();
        assertThat(few.reserve(SUBMISSION, true)).isTrue();
        assertThat(few.reserve(SUBMISSION, true)).isFalse();
        assertThat(few.roomForMails()).isEqualTo(2);

        HeldMails small = new HeldMails(4, 20);
        assertThat(small.reserve(SUBMISSION, true)).isTrue();
        assertThat(small.reserve(SUBMISSION, true)).isFalse();
        assertThat(small.roomForOctets()).isEqualTo(10);
    }
}
