package org.mailassay.mailets.outgoing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.tls.ServerTls;

/// A server that says what a test tells it to, right or wrong, and remembers what it heard.
final class ScriptedServer implements AutoCloseable {
    private static final Map<String, String> POLITE = Map.of(
            "greeting", "220 scripted",
            "EHLO", "250 scripted",
            "HELO", "250 scripted",
            "MAIL", "250 2.1.0 fine",
            "RCPT", "250 2.1.5 fine",
            "DATA", "354 go ahead",
            ".", "250 2.0.0 taken",
            "QUIT", "221 2.0.0 bye");

    private final ServerSocket server;
    private final Map<String, String> script;
    private final ServerTls tls;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedServer(Path folder, Map<String, String> script) throws IOException {
        this.script = script;
        this.tls = ServerTls.open(new CertificateFiles.SelfSigned(folder), "mx.example.com", Clock.systemUTC());
        this.server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        Thread.ofVirtual().start(this::accept);
    }

    /// @param script what is answered to a verb, `greeting` or `.`, instead of what is polite, an empty answer is none;
    ///     and what is sent instead of a `hand-shake`
    static ScriptedServer open(Path folder, Map<String, String> script) throws IOException {
        return new ScriptedServer(folder, script);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Every line, in order; those after the hand-shake begin with `TLS `.
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            talk(plain, plain.getInputStream(), plain.getOutputStream(), "");
        } catch (IOException left) {
            heard.add("(left)");
        }
    }

    private void talk(Socket plain, InputStream input, OutputStream output, String mark) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.ISO_8859_1));
        if (mark.isEmpty()) {
            answer(output, "greeting");
        }
        boolean data = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(mark + line);
            String verb = data ? line : line.split(" ", -1)[0];
            if (!data || line.equals(".")) {
                data = answer(output, verb).startsWith("354");
            }
            if (verb.equals("STARTTLS") && script.getOrDefault("STARTTLS", "").startsWith("220")) {
                if (script.containsKey("hand-shake")) {
                    output.write(script.get("hand-shake").getBytes(StandardCharsets.ISO_8859_1));
                    return;
                }
                SSLSocket encrypted = (SSLSocket)
                        tls.context().getSocketFactory().createSocket(plain, InputStream.nullInputStream(), true);
                encrypted.startHandshake();
                talk(plain, encrypted.getInputStream(), encrypted.getOutputStream(), "TLS ");
                return;
            }
        }
    }

    private String answer(OutputStream output, String verb) throws IOException {
        String said = script.getOrDefault(verb, POLITE.getOrDefault(verb, "500 5.5.1 what?"));
        if (!said.isEmpty()) {
            output.write((said.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
        }
        return said;
    }
}
