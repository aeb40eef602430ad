package org.mailassay.api.http;

/// Which of the plan's limits a minute an operation counts against.
public enum Pace {
    /// Requests.
    REQUESTS,
    /// Scans that are set to work; they do not count as requests.
    SCANS
}
