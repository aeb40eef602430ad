package org.mailassay.appliance.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.WireParseException;

/// One query to one server and its response: over UDP, and over TCP when the response was cut off (RFC 7766,
/// section 5). It blocks, so it is called on virtual threads.
final class Exchange {
    /// The largest UDP response asked for, which no common network fragments (RFC 9715, section 3.2).
    static final int UDP_PAYLOAD = 1232;

    /// Some servers send more than they were asked for.
    private static final int UDP_BUFFER = 4_096;

    /// Sockets open at one time, over all questions.
    private static final int MOST_AT_ONCE = 512;

    /// Datagrams that are no response to the query before the server is given up: they cost time, and are a sign of
    /// somebody guessing ids (RFC 5452, section 9).
    private static final int MOST_STRAYS = 64;

    private static final int HEADER_OCTETS = 12;
    private static final SecureRandom IDS = new SecureRandom();

    private final Semaphore sockets = new Semaphore(MOST_AT_ONCE);

    /// Sends the query under a fresh id and waits for its response.
    Message exchange(InetSocketAddress server, Message query, Deadline deadline) throws IOException {
        Message sent = query.clone();
        sent.getHeader().setID(IDS.nextInt(1 << 16));
        acquire(deadline);
        try {
            Message response = overUdp(server, sent, deadline);
            return response.getHeader().getFlag(Flags.TC) ? overTcp(server, sent, deadline) : response;
        } finally {
            sockets.release();
        }
    }

    private void acquire(Deadline deadline) throws IOException {
        try {
            if (!sockets.tryAcquire(deadline.millisecondsLeft(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("too many questions at once");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static Message overUdp(InetSocketAddress server, Message query, Deadline deadline) throws IOException {
        byte[] out = query.toWire();
        // A socket of its own for each query has a port of its own, which an attacker must guess too.
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(out, out.length));
            byte[] buffer = new byte[UDP_BUFFER];
            for (int strays = 0; strays < MOST_STRAYS; strays++) {
                DatagramPacket in = new DatagramPacket(buffer, buffer.length);
                socket.setSoTimeout(deadline.millisecondsLeft());
                socket.receive(in);
                if (hasId(buffer, in.getLength(), query)) {
                    Message response = parse(buffer, in.getLength());
                    if (answers(response, query)) {
                        return response;
                    }
                }
            }
            throw new WireParseException("too many datagrams that are no response to the query");
        }
    }

    private static Message overTcp(InetSocketAddress server, Message query, Deadline deadline) throws IOException {
        byte[] out = query.toWire();
        try (Socket socket = new Socket()) {
            socket.connect(server, deadline.millisecondsLeft());
            socket.setTcpNoDelay(true);
            byte[] framed = ByteBuffer.allocate(2 + out.length)
                    .putShort((short) out.length)
                    .put(out)
                    .array();
            socket.getOutputStream().write(framed);
            byte[] buffer = readFramed(socket, deadline);
            Message response = parse(buffer, buffer.length);
            if (!hasId(buffer, buffer.length, query) || !answers(response, query)) {
                throw new WireParseException("the response is to another query");
            }
            return response;
        }
    }

    /// Reads a response with its length before it (RFC 1035, section 4.2.2). A server that sends an octet now and
    /// then does not move the deadline.
    private static byte[] readFramed(Socket socket, Deadline deadline) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(deadline.millisecondsLeft());
        int high = in.readUnsignedByte();
        socket.setSoTimeout(deadline.millisecondsLeft());
        byte[] buffer = new byte[high << 8 | in.readUnsignedByte()];
        int filled = 0;
        while (filled < buffer.length) {
            socket.setSoTimeout(deadline.millisecondsLeft());
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                throw new WireParseException("the response ends before its length");
            }
            filled += count;
        }
        return buffer;
    }

    private static boolean hasId(byte[] buffer, int length, Message query) {
        return length >= HEADER_OCTETS
                && ((buffer[0] & 0xFF) << 8 | (buffer[1] & 0xFF))
                        == query.getHeader().getID();
    }

    private static Message parse(byte[] buffer, int length) throws IOException {
        return new Message(ByteBuffer.wrap(buffer, 0, length));
    }

    /// Whether a message is a response to this very question (RFC 5452, section 9.1). A server that could not read
    /// the query need not repeat it.
    private static boolean answers(Message response, Message query) {
        Record asked = query.getQuestion();
        Record repeated = response.getQuestion();
        boolean same = repeated == null
                ? response.getRcode() == Rcode.FORMERR
                : repeated.getName().equals(asked.getName())
                        && repeated.getType() == asked.getType()
                        && repeated.getDClass() == asked.getDClass();
        return response.getHeader().getFlag(Flags.QR) && same;
    }
}
