package org.mailassay.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.testing.TestSealing;

class SealingKeyTest {
    private static final Octets SECRET = Octets.of("A word for nobody else.".getBytes(StandardCharsets.UTF_8));

    private final SealingKey key = TestSealing.KEY;
    private final Sealed sealed = key.seal("place", SECRET);

    @Test
    void opensWhatItSealedAtItsPlaceOnly() {
        assertThat(key.open("place", sealed)).isEqualTo(new Unsealing.Opened(SECRET));
        assertThat(key.open("another place", sealed)).isEqualTo(new Unsealing.Altered());
        assertThat(TestSealing.key(8).open("place", sealed)).isEqualTo(new Unsealing.OtherKey());
    }

    @Test
    void noticesEveryChange() {
        byte[] changed = sealed.octets().toByteArray();
        changed[3] ^= 1;
        Stream.of(
                        new Sealed(sealed.keyId(), sealed.nonce(), Octets.of(changed)),
                        new Sealed(
                                sealed.keyId(), sealed.nonce(), sealed.octets().slice(0, 10)),
                        new Sealed(sealed.keyId(), sealed.nonce(), Octets.of(new byte[0])),
                        new Sealed(sealed.keyId(), sealed.nonce().slice(0, 3), sealed.octets()),
                        new Sealed(sealed.keyId(), Octets.of(new byte[12]), sealed.octets()))
                .forEach(each -> assertThat(key.open("place", each)).isEqualTo(new Unsealing.Altered()));
    }

    @Test
    void neverUsesANonceTwiceAndShowsNothing() {
        assertThat(key.seal("place", SECRET).nonce()).isNotEqualTo(sealed.nonce());
        assertThat(key.seal("place", SECRET).octets()).isNotEqualTo(sealed.octets());
        assertThat(key).hasToString("SealingKey");
        assertThat(SealingKey.newSecret()).matches("[0-9a-f]{64}").isNotEqualTo(SealingKey.newSecret());
        assertThatThrownBy(() -> SealingKey.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensTellAddressesApartWithinAnAccount() {
        String token = key.token(1, "jane@people.example");
        assertThat(token).matches("~[0-9a-f]{10}").isEqualTo(key.token(1, "jane@people.example"));
        assertThat(Stream.of(
                        key.token(2, "jane@people.example"),
                        key.token(1, "john@people.example"),
                        TestSealing.key(8).token(1, "jane@people.example")))
                .doesNotContain(token);
    }
}
