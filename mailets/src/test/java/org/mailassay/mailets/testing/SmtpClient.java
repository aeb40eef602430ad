package org.mailassay.mailets.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// An SMTP client that sends exactly what it is told to, right or wrong.
public final class SmtpClient implements AutoCloseable {
    private final Socket plain;
    private Socket socket;
    private InputStream input;
    private OutputStream output;

    private SmtpClient(Socket socket) throws IOException {
        this.plain = socket;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        input = socket.getInputStream();
        output = socket.getOutputStream();
    }

    /// Connects, and reads nothing yet.
    public static SmtpClient connect(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        socket.connect(server);
        return new SmtpClient(socket);
    }

    /// Connects, reads the greeting and says EHLO.
    public static SmtpClient greet(InetSocketAddress server) throws IOException {
        SmtpClient client = connect(server);
        client.read();
        client.say("EHLO client.example");
        return client;
    }

    /// Sends a command and reads the answer.
    public SmtpReply say(String command) throws IOException {
        send(command + "\r\n");
        return read();
    }

    /// Sends characters as octets, as they are.
    public void send(String octets) throws IOException {
        send(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] octets) throws IOException {
        output.write(octets);
        output.flush();
    }

    /// MAIL, RCPT, DATA.
    ///
    /// @return the answer to DATA
    public SmtpReply begin(String sender, String recipient) throws IOException {
        say("MAIL FROM:<" + sender + ">");
        say("RCPT TO:<" + recipient + ">");
        return say("DATA");
    }

    /// A whole message.
    ///
    /// @param data with dots doubled, without the last line
    public SmtpReply deliver(String sender, String recipient, String data) throws IOException {
        SmtpReply go = begin(sender, recipient);
        if (go.code() != 354) {
            return go;
        }
        send(data + ".\r\n");
        return read();
    }

    public SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            lines.add(line.substring(4));
            line = line();
        }
        lines.add(line.length() > 4 ? line.substring(4) : "");
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), lines);
    }

    /// Reads whatever comes until the end.
    public void drain() throws IOException {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (java.net.SocketException e) {
            // A reset is an end too.
            socket.close();
        }
    }

    /// Whether the server has closed the connection, and has sent nothing more before.
    public boolean isClosedByServer() throws IOException {
        try {
            return socket.isClosed() || input.read() < 0;
        } catch (java.net.SocketException e) {
            // A reset is an end too.
            return true;
        }
    }

    /// STARTTLS and the hand-shake.
    public SSLSession startTls(SSLContext context) throws IOException {
        say("STARTTLS");
        return handShake(context);
    }

    public SSLSession handShake(SSLContext context) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "mx.example.org", plain.getPort(), true);
        encrypted.startHandshake();
        socket = encrypted;
        input = encrypted.getInputStream();
        output = encrypted.getOutputStream();
        return encrypted.getSession();
    }

    /// Trusts every certificate, as mail servers do among themselves.
    public static SSLContext trustingAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustAll(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TrustManager[] trustAll() {
        return new TrustManager[] {new TrustAll()};
    }

    /// Asks for another hand-shake within TLS 1.2.
    public void handShakeAgain() throws IOException {
        SSLSocket encrypted = (SSLSocket) socket;
        encrypted.getSession().invalidate();
        encrypted.startHandshake();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = input.read();
        while (octet != '\n') {
            if (octet < 0) {
                throw new EOFException("The server has closed the connection after '" + line + "'");
            }
            line.write(octet);
            octet = input.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
