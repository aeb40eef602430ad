package org.mailassay.store.tls;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How sessions with a domain's mail exchangers went over some days, as far as reporters say.
///
/// @param days every day of the range in order; those without reports have zeros
/// @param policies by the kind of policy, those with most sessions first
/// @param failures by kind and policy, those with most sessions first
/// @param hosts failed sessions by mail exchanger, those with most first
/// @param senders failed sessions by sending address, those with most first
public record TlsStatistics(
        List<Day> days, List<Policy> policies, List<Failures> failures, List<Host> hosts, List<SendingServer> senders) {
    public TlsStatistics {
        days = List.copyOf(days);
        policies = List.copyOf(policies);
        failures = List.copyOf(failures);
        hosts = List.copyOf(hosts);
        senders = List.copyOf(senders);
    }

    /// One day.
    ///
    /// @param reports whose range begins on this day
    public record Day(LocalDate date, long reports, long successful, long failed) {}

    /// Sessions under one kind of policy.
    ///
    /// @param type `tlsa`, `sts`, `no-policy-found`, or as sent; empty when absent
    public record Policy(String type, long successful, long failed) {}

    /// Sessions that failed in one way.
    ///
    /// @param resultType of RFC 8460, section 4.3, or as sent; empty when absent
    public record Failures(
            String resultType, String policyType, long sessions, LocalDate firstSeen, LocalDate lastSeen) {}

    /// Sessions with one mail exchanger that failed in one way.
    ///
    /// @param host empty where the reports do not name it
    public record Host(String host, String resultType, long sessions) {}

    /// A sending server whose sessions failed.
    ///
    /// @param address empty where the reports do not name it
    /// @param ptr its reverse name; empty when there is none or it is not known yet
    /// @param service whose it is; empty when that is not known
    public record SendingServer(Optional<InetAddress> address, String ptr, String service, long sessions) {}
}
