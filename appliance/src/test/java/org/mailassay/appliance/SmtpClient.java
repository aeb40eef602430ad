package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/// The least of an SMTP client (RFC 5321, section 3.3).
final class SmtpClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        out = socket.getOutputStream();
        reply();
    }

    /// Hands a message over.
    ///
    /// @return the last answer
    String send(String recipient, String message) throws IOException {
        say("EHLO client.example");
        say("MAIL FROM:<reporter@example.net>");
        String answer = say("RCPT TO:<" + recipient + ">");
        if (!answer.startsWith("250")) {
            return answer;
        }
        say("DATA");
        return say(message.replace("\n", "\r\n") + "\r\n.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
        return reply();
    }

    private String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }
}
