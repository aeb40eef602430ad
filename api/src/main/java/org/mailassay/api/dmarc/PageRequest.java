package org.mailassay.api.dmarc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Problem;

/// Which part of a list is asked for.
///
/// @param cursor the keys of the last item of the page before, as the list itself wrote them; empty at the beginning
/// @param offset items to leave out, for small pages without a cursor
record PageRequest(int limit, Optional<String> cursor, int offset) {
    static final int MAXIMUM_LIMIT = 100;
    static final int DEFAULT_LIMIT = 50;
    static final int MAXIMUM_OFFSET = 10_000;

    static PageRequest of(Call call) {
        int limit = call.query().number("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT);
        int offset = call.query().number("offset", 0, MAXIMUM_OFFSET).orElse(0);
        Optional<String> cursor = call.query().text("cursor").map(PageRequest::decode);
        if (cursor.isPresent() && offset > 0) {
            throw Problem.badRequest("Give either \"cursor\" or \"offset\".").refused();
        }
        return new PageRequest(limit, cursor, offset);
    }

    /// A cursor as clients see it: opaque, fit for a query.
    static String encode(String keys) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    }

    /// What is answered to a cursor that no list wrote.
    static Problem noCursor() {
        return Problem.badRequest("The parameter \"cursor\" was not made by this list.");
    }

    private static String decode(String cursor) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw noCursor().refused();
        }
    }
}
