package org.mailassay.api;

import org.mailassay.store.account.UserStore;
import org.mailassay.store.health.HealthCards;
import org.mailassay.store.scan.ScanSharing;
import org.mailassay.store.scan.ScanSignals;
import org.mailassay.store.scan.ScanStore;
import org.mailassay.store.scan.SeedAddressStore;

/// What the Audit family and the public pages of scans answer from.
///
/// @param signals says when something happened to a scan
public record ScanCollaborators(
        ScanStore scans,
        ScanSharing sharing,
        SeedAddressStore seeds,
        ScanSignals signals,
        UserStore users,
        HealthCards healthCards) {}
