package org.mailassay.api.audit;

import java.util.UUID;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Problem;

/// What is read of paths and bodies in more than one place.
final class Inputs {
    private static final int LONGEST_NAME = 100;

    private Inputs() {}

    /// The number that a part of the path is.
    static long inPath(Call call, String part) {
        String digits = call.path(part);
        // More digits than this do not fit a long for certain.
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.notFound().refused();
        }
        return Long.parseLong(digits);
    }

    /// The UUID that a part of the path is, in letters of either case (RFC 9562, section 4). What is no id is the id of
    /// nothing.
    static UUID publicId(Call call, String part) {
        String text = call.path(part);
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw Problem.notFound().refused();
        }
        return UUID.fromString(text);
    }

    /// A name for people.
    static String checkedName(String name) {
        if (name.length() > LONGEST_NAME) {
            throw Problem.badRequest("The field \"name\" is longer than " + LONGEST_NAME + " characters.")
                    .refused();
        }
        return name.strip();
    }
}
