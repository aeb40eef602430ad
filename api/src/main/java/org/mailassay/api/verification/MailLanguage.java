package org.mailassay.api.verification;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.mailassay.analysis.resource.ShippedFile;

/// A language that such mails and pages are written in, with its words.
public enum MailLanguage {
    EN,
    FR,
    DE,
    ES;

    /// The language of a code of two letters; empty when there are no words of it.
    public static Optional<MailLanguage> of(String code) {
        for (MailLanguage language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A text, with each `{name}` in it replaced.
    public String text(String key, Map<String, String> values) {
        String text = Words.of(code()).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no words for " + key + " in " + code());
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            String value = values.get(text.substring(open + 1, close));
            if (value == null) {
                throw new IllegalStateException("nothing to fill in for " + text.substring(open, close + 1));
            }
            filled.append(text, from, open).append(value);
            from = close + 1;
        }
        return filled.append(text.substring(from)).toString();
    }

    /// The files, each read when it is first asked for.
    private static final class Words {
        private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

        static Properties of(String code) {
            return FILES.computeIfAbsent(code, Words::read);
        }

        private static Properties read(String code) {
            return ShippedFile.read(MailLanguage.class, code + ".properties", in -> {
                Properties words = new Properties();
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                return words;
            });
        }
    }
}
