package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Says what went wrong with a connection, in few words.
final class Failure {
    private static final int LONGEST = 300;

    private Failure() {}

    static String text(IOException failure) {
        String words = switch (failure) {
            case NoRouteToHostException _ -> "there is no way to the server";
            case ConnectException refused -> "no connection: " + refused.getMessage();
            case SocketTimeoutException late -> "time-out: " + late.getMessage();
            default -> String.valueOf(failure.getMessage());
        };
        byte[] octets = words.getBytes(StandardCharsets.UTF_8);
        return Reply.shown(octets, 0, Math.min(octets.length, LONGEST));
    }
}
