package org.mailassay.appliance.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a delivery: HMAC-SHA256 (RFC 2104) over the timestamp, a full stop and the body, so that neither
/// can be changed and an old delivery cannot be passed off as a new one.
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// The header field's value: `v1=` and hexadecimal digits; during a rotation one for each secret.
    static String of(String secret, String earlierSecret, long timestamp, byte[] body) {
        String signature = "v1=" + hex(secret, timestamp, body);
        return earlierSecret.isEmpty() ? signature : signature + ", v1=" + hex(earlierSecret, timestamp, body);
    }

    private static String hex(String secret, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
