-- What is asked for and rare is found without looking at everything else: the first page of a list, and of its file, comes
-- at once however long the rest is. Hardly any row is in these indexes, or the tables are small.
create index intake_fates on intake (account_id, fate, received_at, id) where fate <> 'stored';
create index intake_reasons on intake (account_id, reason, received_at, id) where reason <> '';
create index reports_quarantined on reports (account_id, begins, id) where quarantined > 0;
create index reports_rejected on reports (account_id, begins, id) where rejected > 0;
create index tls_reports_failed on tls_reports (account_id, begins, id) where failed > 0;
create index tls_reports_org_name on tls_reports (account_id, left(lower(org_name), 100), begins, id);
create index failure_reports_source on failure_reports (account_id, source_ip, arrived_at, id);
