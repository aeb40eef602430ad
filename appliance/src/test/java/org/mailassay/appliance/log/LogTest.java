package org.mailassay.appliance.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    void whatIsLessImportantIsLeftOut() {
        assertThat(written("warn", "text", "A report by {} arrived", "somebody"))
                .isEmpty();
    }

    private static String written(String level, String format, String message, String argument) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        PrintStream standardError = System.err;
        System.setErr(new PrintStream(octets, true, UTF_8));
        try {
            LoggerContext context = new LoggerContext();
            context.setMDCAdapter(new LogbackMDCAdapter());
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
