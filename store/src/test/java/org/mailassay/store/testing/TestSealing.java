package org.mailassay.store.testing;

import java.util.Arrays;
import org.mailassay.store.seal.SealingKey;

/// Keys of installations for tests.
public final class TestSealing {
    /// The one that tests use.
    public static final SealingKey KEY = key(7);

    private TestSealing() {}

    /// Another for each number.
    public static SealingKey key(int number) {
        byte[] secret = new byte[SealingKey.LENGTH];
        Arrays.fill(secret, (byte) number);
        return SealingKey.of(secret);
    }
}
