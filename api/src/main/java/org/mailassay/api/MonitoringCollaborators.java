package org.mailassay.api;

import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.store.monitoring.HostStore;
import org.mailassay.store.monitoring.MonitoringStore;

/// What the resources about monitored domains answer from.
public record MonitoringCollaborators(MonitoringStore domains, HostStore hosts, TimelineLooks looks) {}
