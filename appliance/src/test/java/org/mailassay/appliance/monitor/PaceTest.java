package org.mailassay.appliance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void turnsLieEvenlyApartAndIdleTimeIsNotSavedUp() {
        Pace pace = new Pace(10, 0);

        assertThat(pace.reserve(0)).isZero();
        assertThat(pace.reserve(0)).isEqualTo(100 * MILLI);
        assertThat(pace.reserve(50 * MILLI)).isEqualTo(150 * MILLI);
        assertThat(pace.reserve(60_000 * MILLI)).isZero();
        assertThat(pace.reserve(60_000 * MILLI)).isEqualTo(100 * MILLI);
    }
}
