package org.mailassay.appliance.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The routing tables of this process's network, in the form of Linux.
interface RoutingTables {
    /// The lines of `/proc/net/route`; empty where there is none.
    List<String> ipv4() throws IOException;

    /// The lines of `/proc/net/ipv6_route`; empty where there is none.
    List<String> ipv6() throws IOException;

    /// Those of the system.
    static RoutingTables system() {
        return new RoutingTables() {
            @Override
            public List<String> ipv4() throws IOException {
                return lines(Path.of("/proc/net/route"));
            }

            @Override
            public List<String> ipv6() throws IOException {
                return lines(Path.of("/proc/net/ipv6_route"));
            }
        };
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException elsewhere) {
            return List.of();
        }
    }
}
