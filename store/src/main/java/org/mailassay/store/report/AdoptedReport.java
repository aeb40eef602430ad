package org.mailassay.store.report;

/// A report of any kind that has found its domain.
///
/// @param intakeId of the message that brought it
record AdoptedReport(long id, long intakeId) {}
