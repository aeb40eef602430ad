package org.mailassay.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One account's calls of the Audit family, over HTTP.
record AuditClient(int port, String key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// What came back.
    record Answer(int status, String body) {
        /// The first value of a field of text.
        String text(String field) {
            Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no " + field + " in " + body);
            }
            return matcher.group(1);
        }
    }

    Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path) {
        return call("POST", path, BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return call("POST", path, BodyPublishers.ofString(json));
    }

    Answer patch(String path) {
        return call("PATCH", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    private Answer call(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/audit/v1" + path))
                .header("Authorization", "Bearer " + key)
                .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
