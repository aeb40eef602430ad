package org.mailassay.store.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.testing.TestDatabase;

class AttendanceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final Database database = DATABASE.database();

    @Test
    void manyWorkTogetherOrOneAlone() {
        try (Attendance one = Attendance.together(database).orElseThrow();
                Attendance _ = Attendance.together(database).orElseThrow()) {
            assertThat(one.renew()).isTrue();
            assertThat(Attendance.alone(database)).isEmpty();
        }
        try (Attendance _ = Attendance.alone(database).orElseThrow()) {
            assertThat(Attendance.together(database)).isEmpty();
            assertThat(Attendance.alone(database)).isEmpty();
        }
        try (Attendance _ = Attendance.together(database).orElseThrow()) {
            assertThat(Attendance.alone(database)).isEmpty();
        }
    }

    @Test
    void aPlaceThatWasLostIsTakenAgainWhenNobodyHasTheDatabaseAlone() {
        try (Attendance node = Attendance.together(database).orElseThrow()) {
            DATABASE.refuseConnections(true);
            assertThatThrownBy(node::renew).isInstanceOf(StoreUnavailable.class);
            DATABASE.refuseConnections(false);
            try (Attendance _ = Attendance.alone(database).orElseThrow()) {
                assertThat(node.renew()).isFalse();
                assertThat(node.renew()).isFalse();
            }
            // The server hears a little later that the connection with the lock has ended.
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!node.renew()) {
                assertThat(System.nanoTime()).as("within the deadline").isLessThan(deadline);
            }
            assertThat(Attendance.alone(database)).isEmpty();
        }
    }
}
