package org.mailassay.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// Octets sent as they are, for requests that no client would make.
public final class RawHttp {
    /// What stands at the end of what was read when the connection was reset.
    public static final String RESET = "(reset)";

    private RawHttp() {}

    /// Sends a request and reads until the server closes the connection, so the request should ask for that.
    ///
    /// @param request one char for each octet
    /// @return everything that came back
    public static String exchange(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            write(socket, request);
            return readAll(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether what came back is an answer at all, and not the end of the connection.
    public static boolean isAnswer(String received) {
        return received.startsWith("HTTP/1.1 ");
    }

    /// A server that has seen enough may hang up before all is sent.
    private static void write(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            System.out.println("The server hung up: " + e.getMessage());
        }
    }

    /// Everything up to the end of the stream, or up to the reset that some ends are.
    public static String readAll(InputStream stream) {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                all.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            all.append(RESET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
