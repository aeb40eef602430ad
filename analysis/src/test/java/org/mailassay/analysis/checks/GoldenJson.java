package org.mailassay.analysis.checks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;

/// JSON in lines, which a person can read and compare.
final class GoldenJson {
    private static final JsonFactory JSON = new JsonFactory();

    private GoldenJson() {}

    static String lines(String json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        }
        return text.append('\n').toString();
    }
}
