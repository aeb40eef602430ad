package org.mailassay.mailets;

import java.net.InetAddress;
import java.time.Clock;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.mailets.spool.PipelineListener;
import org.mailassay.mailets.tls.ServerTls;
import org.mailassay.store.Database;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.scan.ScanReception;

/// What the mail server works with.
///
/// @param database where accepted mail is kept
/// @param addresses the addresses that mail is taken for
/// @param reports takes what arrives at reporting addresses
/// @param scans takes what arrives at the addresses of scans
/// @param dns what the verdict on a report's mail is found by
/// @param tls what STARTTLS is offered with
/// @param clock the time of the appliance
/// @param hiding the addresses of gateways that put theirs in the place of the client's
/// @param pipelines hears what became of each mail
public record MailServices(
        Database database,
        AddressBook addresses,
        ReportIntake reports,
        ScanReception scans,
        Dns dns,
        ServerTls tls,
        Clock clock,
        Predicate<InetAddress> hiding,
        PipelineListener pipelines) {
    /// Every client is seen, and nobody listens.
    public MailServices(
            Database database,
            AddressBook addresses,
            ReportIntake reports,
            ScanReception scans,
            Dns dns,
            ServerTls tls,
            Clock clock) {
        this(database, addresses, reports, scans, dns, tls, clock, _ -> false, PipelineListener.none());
    }
}
