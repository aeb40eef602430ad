package org.mailassay.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.health.HealthCheck;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.SetupTokens;
import org.mailassay.store.domain.DomainStore;

/// What the API answers from.
///
/// @param background runs what no request waits for
/// @param health what must work for the appliance to be ready
public record ApiCollaborators(
        AccountStore accounts,
        ApiKeyStore keys,
        SetupTokens setupTokens,
        DomainStore domains,
        Dns dns,
        PolicyFetcher policyFetcher,
        InstantSource clock,
        Executor background,
        PrometheusMeterRegistry metrics,
        List<HealthCheck> health) {
    public ApiCollaborators {
        health = List.copyOf(health);
    }
}
