package org.mailassay.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.audit.OwnershipCollaborators;
import org.mailassay.api.health.HealthCheck;
import org.mailassay.api.health.StatusPart;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.SetupTokens;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.statistics.StatisticsStore;

/// What the API answers from.
///
/// @param otherReports failure reports and TLS reports
/// @param reportReader cuts a report's original out of the message that brought it
/// @param reportIntake takes what is uploaded
/// @param background runs what no request waits for
/// @param health what must work for the appliance to be ready
/// @param status how its parts stand, for those who run it
public record ApiCollaborators(
        AccountStore accounts,
        ApiKeyStore keys,
        SetupTokens setupTokens,
        DomainStore domains,
        ReportStore reports,
        ReportCollaborators otherReports,
        StatisticsStore statistics,
        IntakeStore intake,
        ReportIntake reportIntake,
        RawMessageStore rawMessages,
        OutgoingStore outgoing,
        ScanCollaborators scans,
        OwnershipCollaborators ownership,
        MonitoringCollaborators monitoring,
        EventCollaborators events,
        ReportReader reportReader,
        Dns dns,
        PolicyFetcher policyFetcher,
        InstantSource clock,
        Executor background,
        PrometheusMeterRegistry metrics,
        List<HealthCheck> health,
        Supplier<List<StatusPart>> status) {
    public ApiCollaborators {
        health = List.copyOf(health);
    }
}
