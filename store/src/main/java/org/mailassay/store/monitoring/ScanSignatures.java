package org.mailassay.store.monitoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Octets;

/// Reads the DKIM signatures that passed out of the stored results of a scan: `authentication.dkim.signatures`.
final class ScanSignatures {
    private static final JsonFactory JSON = new JsonFactory();

    private ScanSignatures() {}

    /// A signature's `d=` and `s=`.
    record Signature(String domain, String selector) {}

    static List<Signature> passed(Octets results) {
        List<Signature> signatures = new ArrayList<>();
        try (JsonParser in = JSON.createParser(results.open())) {
            in.nextToken();
            if (enter(in, "authentication") && enter(in, "dkim") && enterArray(in, "signatures")) {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    read(in, signatures);
                }
            }
            return signatures;
        } catch (IOException e) {
            throw new UncheckedIOException("Stored results cannot be read", e);
        }
    }

    private static boolean enter(JsonParser in, String field) throws IOException {
        return find(in, field) && in.currentToken() == JsonToken.START_OBJECT;
    }

    private static boolean enterArray(JsonParser in, String field) throws IOException {
        return find(in, field) && in.currentToken() == JsonToken.START_ARRAY;
    }

    /// Goes to the value of a field of the object that is being read.
    private static boolean find(JsonParser in, String field) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = in.currentName().equals(field);
            in.nextToken();
            if (wanted) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }

    private static void read(JsonParser in, List<Signature> signatures) throws IOException {
        String result = "";
        String domain = "";
        String selector = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "result" -> result = in.getText();
                case "domain" -> domain = in.getText();
                case "selector" -> selector = in.getText();
                default -> in.skipChildren();
            }
        }
        if (result.equals("pass")) {
            signatures.add(new Signature(domain, selector));
        }
    }
}
