package org.mailassay.appliance.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogTest {
    @Test
    void anEventIsOneLineWhateverStandsInIt() {
        String line = written("info", "text", "A report by {} arrived", "evil\r\n2026-01-01 ERROR forged");
        assertThat(line)
                .hasLineCount(1)
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  LogTest A report by evil 2026.*\\R");
    }

    @Test
    void anEventIsOneLineOfJsonWhenThatIsWanted() {
        String line = written("info", "json", "A report by {} arrived", "\"somebody\"");
        assertThat(line).hasLineCount(1).contains("\"formattedMessage\":\"A report by \\\"somebody\\\" arrived\"");
    }

    @Test
    void aLineHasWhatItBelongsTo() {
        Map<String, String> belonging = Map.of("mail", "m1-\"\n", "request_id", "r1");
        assertThat(written("info", "json", "Read {}", "it", belonging))
                .hasLineCount(1)
                .contains("\"mail\":\"m1-\\\"\\n\"", "\"request_id\":\"r1\"");
        assertThat(written("info", "text", "Read {}", "it", belonging))
                .hasLineCount(1)
                .contains("mail=m1-\" ", "request_id=r1");
    }

    @Test
    void whatIsLessImportantIsLeftOut() {
        assertThat(written("warn", "text", "A report by {} arrived", "somebody"))
                .isEmpty();
    }

    private static String written(String level, String format, String message, String argument) {
        return written(level, format, message, argument, Map.of());
    }

    private static String written(
            String level, String format, String message, String argument, Map<String, String> belonging) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream standardError = System.err;
        System.setErr(new PrintStream(octets, true, UTF_8));
        try {
            LoggerContext context = new LoggerContext();
            context.setMDCAdapter(new LogbackMDCAdapter());
            belonging.forEach(context.getMDCAdapter()::put);
            Log.configure(context, level, format);
            Logger logger = context.getLogger(LogTest.class);
            logger.info(message, argument);
            context.stop();
        } finally {
            System.setErr(standardError);
        }
        return octets.toString(UTF_8);
    }
}
