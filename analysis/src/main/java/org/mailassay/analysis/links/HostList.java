package org.mailassay.analysis.links;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.resource.ShippedFile;

/// A data file with a host name on each line; `#` begins a comment.
///
/// @param names in lower case, A-labels
record HostList(Set<String> names) {
    HostList {
        names = Set.copyOf(names);
    }

    /// Reads a resource of the package that a class is in.
    static HostList of(Class<?> neighbour, String resource) {
        return new HostList(lines(neighbour, resource).stream().collect(Collectors.toSet()));
    }

    /// The lines of a resource that are no comments.
    static List<String> lines(Class<?> neighbour, String resource) {
        return ShippedFile.text(neighbour, resource)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /// The name in the list that a host is, or lies beneath.
    Optional<String> nameOf(DomainName host) {
        String text = host.text();
        for (int dot = -1; ; ) {
            String name = text.substring(dot + 1);
            if (names.contains(name)) {
                return Optional.of(name);
            }
            dot = text.indexOf('.', dot + 1);
            if (dot < 0) {
                return Optional.empty();
            }
        }
    }
}
