package org.mailassay.api.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Holds the beginning of a body back, so that a failure while it is written can still become an error answer. A body
/// that outgrows what is held is streamed.
final class HeldOutput extends OutputStream {
    private static final int HELD_BYTES = 64 << 10;

    private final ServerRequest request;
    private final ServerResponse response;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private Optional<OutputStream> streamed = Optional.empty();

    HeldOutput(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (streamed.isEmpty() && held.size() + length > HELD_BYTES) {
            OutputStream target = isHead() ? OutputStream.nullOutputStream() : response.outputStream();
            held.writeTo(target);
            streamed = Optional.of(target);
        }
        streamed.orElse(held).write(octets, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (streamed.isEmpty()) {
            Responder.send(request, response, held.toByteArray());
        } else if (isHead()) {
            response.send();
        } else {
            streamed.get().close();
        }
    }

    private boolean isHead() {
        return request.prologue().method().equals(Method.HEAD);
    }
}
