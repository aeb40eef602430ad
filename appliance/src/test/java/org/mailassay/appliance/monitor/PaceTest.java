package org.mailassay.appliance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void turnsLieEvenlyApartAndIdleTimeIsNotSavedUp() {
        Pace pace = new Pace(10, 0);

        assertThat(pace.pause(0)).isZero();
        pace.begin(0);
        assertThat(pace.pause(30 * MILLI)).isEqualTo(70 * MILLI);
        pace.begin(350 * MILLI);
        assertThat(pace.pause(350 * MILLI)).as("the turn before began late").isEqualTo(100 * MILLI);
        assertThat(pace.pause(60_000 * MILLI)).isZero();
        pace.begin(60_000 * MILLI);
        assertThat(pace.pause(60_000 * MILLI)).isEqualTo(100 * MILLI);
    }
}
