package org.mailassay.appliance.command;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.log.Log;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.settings.SurroundingsSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `up`: the appliance, until it is stopped.
@Command(
        name = "up",
        description = "Start the appliance: the database (an embedded one unless another is set), SMTP, HTTP and the"
                + " recurring jobs. Ctrl-C stops it. What it keeps is in the data folder.")
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "Setting smtp.port (default: 2525).")
    private @Nullable String smtpPort;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Setting http.port (default: 8080).")
    private @Nullable String httpPort;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<GivenValue> ports = new ArrayList<>();
        if (smtpPort != null) {
            ports.add(CommonOptions.given(SmtpSection.PORT, smtpPort, "--smtp-port"));
        }
        if (httpPort != null) {
            ports.add(CommonOptions.given(HttpSection.PORT, httpPort, "--http-port"));
        }
        Settings settings = options.settings(ports.toArray(GivenValue[]::new));
        Log.configure(settings.get(SurroundingsSection.LOG_LEVEL), settings.get(SurroundingsSection.LOG_FORMAT));
        Appliance appliance = Appliance.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(appliance), "stop"));
        Greeting.lines(settings, appliance, ManagementFactory.getRuntimeMXBean().getUptime())
                .forEach(terminal.out()::println);
        // Until the process is told to stop; then the hook above does the rest.
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(Appliance appliance) {
        terminal.out().println("Stopping …");
        appliance.close();
        terminal.out().println("Stopped.");
    }
}
