package org.mailassay.appliance.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/// Reports by SMTP, as many as Java needs to learn which parts of the way of a mail are worth compiling.
///
/// @param port of the appliance on this machine
/// @param recipient a reporting address
/// @param report an aggregate report with the id `rehearsal-1`
/// @param timeoutMillis how long an answer may take
record RehearsalMails(int port, String recipient, String report, int timeoutMillis) {
    private static final int CONNECTIONS = 4;
    private static final int MAILS_OF_EACH = 500;

    /// Returns when all are accepted.
    void send() throws IOException {
        List<Callable<Boolean>> sessions = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i * MAILS_OF_EACH;
            sessions.add(() -> send(first));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Boolean> session : threads.invokeAll(sessions)) {
                if (!session.get()) {
                    throw new CommandFailure("a report of the rehearsal was not accepted");
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("a connection of the rehearsal broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(int first) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(timeoutMillis);
            say(out, "EHLO localhost\r\n");
            boolean accepted = code(in) == 220 && code(in) == 250;
            for (int i = 0; accepted && i < MAILS_OF_EACH; i++) {
                say(out, "MAIL FROM:<reporter@example.net>\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n");
                boolean mail = code(in) == 250;
                boolean rcpt = code(in) == 250;
                boolean data = code(in) == 354;
                accepted = mail && rcpt && data;
                if (accepted) {
                    say(out, message(first + i) + "\r\n.\r\n");
                    accepted = code(in) == 250;
                }
            }
            say(out, "RSET\r\nQUIT\r\n");
            return accepted;
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /// The code of a reply, whose last line has a space behind it (RFC 5321, section 4.2.1).
    private static int code(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.length() == 3 || (line.length() > 3 && line.charAt(3) == ' ')) {
                return Integer.parseInt(line, 0, 3, 10);
            }
        }
        throw new IOException("the connection was closed");
    }

    private String message(int number) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(report.replace("rehearsal-1", "rehearsal-mail-" + number).getBytes(StandardCharsets.UTF_8));
        }
        return """
                From: reporter@example.net
                To: %s
                Subject: Report Domain: example.com Submitter: example.net Report-ID: rehearsal-mail-%d
                Date: Thu, 01 Jan 2026 12:00:00 +0000
                MIME-Version: 1.0
                Content-Type: application/gzip
                Content-Disposition: attachment; filename="example.net!example.com!1767225600!1767311999.xml.gz"
                Content-Transfer-Encoding: base64

                """.formatted(recipient, number).replace("\n", "\r\n")
                + Base64.getMimeEncoder().encodeToString(compressed.toByteArray());
    }
}
