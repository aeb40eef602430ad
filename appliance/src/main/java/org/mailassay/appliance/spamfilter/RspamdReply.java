package org.mailassay.appliance.spamfilter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;

/// Reads what Rspamd answers: a JSON object with the score, the score for refusing, and an object of the rules.
final class RspamdReply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_RULES = 1_000;

    private final Map<String, String> scalars = new HashMap<>();
    private final List<FiredRule> rules = new ArrayList<>();

    private RspamdReply() {}

    static FilterAnswer read(byte[] octets) {
        RspamdReply reply = new RspamdReply();
        try (JsonParser json = JSON.createParser(octets)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return unreadable();
            }
            reply.readObject(json);
            return reply.answer();
        } catch (IOException | NumberFormatException broken) {
            return unreadable();
        }
    }

    private static FilterAnswer unreadable() {
        return new FilterAnswer.Unavailable("its answer cannot be read");
    }

    /// The heaviest rules first, since Rspamd gives them in no order.
    private FilterAnswer answer() {
        // It also skips the rest of its rules once it knows enough, and then it has an action.
        if ("true".equals(scalars.get("is_skipped"))
                && "no action".equals(scalars.getOrDefault("action", "no action"))) {
            return new FilterAnswer.Unavailable("it is set up to skip such messages");
        }
        String score = scalars.get("score");
        String required = scalars.get("required_score");
        if (score == null || required == null) {
            return unreadable();
        }
        double found = Double.parseDouble(score);
        double threshold = Double.parseDouble(required);
        if (!Double.isFinite(found) || !Double.isFinite(threshold)) {
            return unreadable();
        }
        rules.sort(Comparator.<FiredRule>comparingDouble(rule -> -Math.abs(rule.score()))
                .thenComparing(FiredRule::name));
        return new FilterAnswer.Judged(found, threshold, rules);
    }

    private void readObject(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("symbols") && value == JsonToken.START_OBJECT) {
                readRules(json);
            } else if (value.isScalarValue()) {
                scalars.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    private void readRules(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                FiredRule rule = readRule(json, name);
                if (rules.size() < MOST_RULES) {
                    rules.add(rule);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static FiredRule readRule(JsonParser json, String name) throws IOException {
        String description = "";
        double score = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("description") && value == JsonToken.VALUE_STRING) {
                description = json.getText();
            } else if (field.equals("score") && value.isNumeric()) {
                score = json.getDoubleValue();
            } else {
                json.skipChildren();
            }
        }
        return new FiredRule(name, score, description);
    }
}
