package org.mailassay.appliance.enrichment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.mailassay.analysis.resource.ShippedFile;
import org.mailassay.store.enrichment.ServiceLabel;

/// The best-known sending services by base domain, from the data file `services.tsv` (its head explains the form).
public final class ServiceNames {
    private static final String FILE = "services.tsv";

    private final Map<String, ServiceLabel> services;

    private ServiceNames(Map<String, ServiceLabel> services) {
        this.services = Map.copyOf(services);
    }

    /// The services of the data file that comes with the appliance.
    public static ServiceNames read() {
        return ShippedFile.read(ServiceNames.class, FILE, ServiceNames::read);
    }

    static ServiceNames read(InputStream file) throws IOException {
        Map<String, ServiceLabel> services = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                if (columns.length != 3 || services.put(columns[0], new ServiceLabel(columns[1], columns[2])) != null) {
                    throw new IllegalStateException(
                            FILE + ", line " + number + ": not three columns, or a domain for the second time");
                }
            }
        }
        return new ServiceNames(services);
    }

    /// The service of a base domain; [ServiceLabel#NONE] when it is not a known one.
    public ServiceLabel of(String baseDomain) {
        return services.getOrDefault(baseDomain, ServiceLabel.NONE);
    }

    /// Every service by its base domain.
    public Map<String, ServiceLabel> all() {
        return services;
    }
}
