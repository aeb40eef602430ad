package org.mailassay.store.account;

import java.time.Instant;
import java.util.Optional;

/// An account: the tenant that domains, reports and keys belong to.
///
/// @param ownerId the user who owns it (the first, when there are several)
/// @param email the address that the account is known by
/// @param extraDomains domains in addition to those of the plan
/// @param periodEnd when the plan's period ends; empty when it never does
/// @param quarantineUnauthenticated whether reports whose mail did not authenticate are set aside
/// @param reportingLocalPart local part of the address that its `rua` tags name
/// @param failureReports how much it keeps of the messages that failure reports bring
public record Account(
        long id,
        long ownerId,
        String email,
        Plan plan,
        int extraDomains,
        boolean suspended,
        Optional<Instant> periodEnd,
        boolean quarantineUnauthenticated,
        String reportingLocalPart,
        FailedMessages failureReports,
        Instant createdAt) {
    /// Whether the account may be used at this time.
    public Standing standing(Instant now) {
        if (suspended) {
            return Standing.SUSPENDED;
        }
        return periodEnd.isPresent() && !now.isBefore(periodEnd.get()) ? Standing.PAST_PERIOD : Standing.ACTIVE;
    }

    /// How many domains the account may have; [Plan#UNLIMITED] when there is no limit.
    public int totalAllowedDomains() {
        return plan.includedDomains() == Plan.UNLIMITED ? Plan.UNLIMITED : plan.includedDomains() + extraDomains;
    }
}
