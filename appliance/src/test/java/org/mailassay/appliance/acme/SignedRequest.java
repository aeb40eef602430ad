package org.mailassay.appliance.acme;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// A request of a client, whose signature was verified (RFC 8555, section 6.2).
///
/// @param key of the account
/// @param account its address; empty when the request brings the key itself
/// @param payload empty for POST-as-GET
record SignedRequest(PublicJsonWebKey key, String account, String nonce, String url, Map<String, Object> payload) {
    /// Reads and verifies it.
    ///
    /// @param accounts the keys of accounts by their addresses
    /// @throws JoseException when the signature is wrong
    static SignedRequest read(String body, Function<String, PublicJsonWebKey> accounts) throws JoseException {
        Map<String, Object> parts = JsonUtil.parseJson(body);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(
                parts.get("protected") + "." + parts.get("payload") + "." + parts.get("signature"));
        Map<String, Object> header = JsonUtil.parseJson(signature.getHeaders().getFullHeaderAsJsonString());
        String account = String.valueOf(header.getOrDefault("kid", ""));
        PublicJsonWebKey key = account.isEmpty() ? signature.getJwkHeader() : accounts.apply(account);
        signature.setKey(key.getPublicKey());
        if (!signature.verifySignature()) {
            throw new JoseException("the signature is wrong");
        }
        String payload = new String(signature.getUnverifiedPayloadBytes(), StandardCharsets.UTF_8);
        return new SignedRequest(
                key,
                account,
                String.valueOf(header.get("nonce")),
                String.valueOf(header.get("url")),
                payload.isEmpty() ? Map.of() : JsonUtil.parseJson(payload));
    }
}
