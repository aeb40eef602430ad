package org.mailassay.appliance.command;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;

/// What `up` says once everything runs: where things are, and what to do first.
final class Greeting {
    private Greeting() {}

    /// The lines.
    ///
    /// @param milliseconds that the start took
    static List<String> lines(Settings settings, Appliance appliance, long milliseconds) {
        List<String> lines = new ArrayList<>();
        URI address = address(settings, appliance.httpPort());
        lines.add("Mailassay %s is up after %.1f s.".formatted(Version.current(), milliseconds / 1000.0));
        lines.add("  SMTP  %s port %d, for addresses at %s"
                .formatted(
                        settings.get(SmtpSection.HOST).getHostAddress(),
                        appliance.smtpPort(),
                        settings.get(GeneralSection.MAIL_DOMAIN)));
        lines.add("  HTTP  " + address.resolve("/") + " (the API is described at " + address.resolve("/docs") + ")");
        lines.add("  Data  " + settings.get(GeneralSection.DATA));
        lines.add("  Database  "
                + settings.get(GeneralSection.DATABASE_URL)
                        .map(Greeting::withoutSecrets)
                        .orElse("embedded PostgreSQL, in the data folder"));
        appliance.missingParts().forEach(part -> lines.add("  Not found, and not needed: " + part));
        appliance.setupToken().ifPresent(token -> {
            lines.add("Nobody owns this appliance yet. Make the first owner within a day, with this link:");
            lines.add("  " + address.resolve("/setup?token=" + token));
        });
        return lines;
    }

    private static URI address(Settings settings, int port) {
        return settings.get(HttpSection.URL).orElseGet(() -> {
            InetAddress host = settings.get(HttpSection.HOST);
            String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
            return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
        });
    }

    /// The query of a JDBC address may hold a password.
    private static String withoutSecrets(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
