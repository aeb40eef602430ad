-- Where a domain has as many keys as reports may add to, those that only reports have shown, and that a complete look
-- since then found nothing at, make room: anybody can make up selectors, but not records in the DNS.
delete from dkim_selectors selectors
using domain_monitoring monitoring
where selectors.account_id = ? and selectors.domain_id = any(?) and selectors.discovered_by = 'report'
    and monitoring.account_id = selectors.account_id and monitoring.domain_id = selectors.domain_id
    and monitoring.failures = 0 and monitoring.last_look_at > selectors.created_at
    and (
        select count(*) from dkim_selectors known
        where known.account_id = selectors.account_id and known.domain_id = selectors.domain_id
    ) >= ?
    and not exists (
        select from dns_records records
        where records.account_id = selectors.account_id and records.domain_id = selectors.domain_id
            and records.record_type = 'DKIM' and records.removed_at is null
            and records.record_key = selectors.selector || '._domainkey.' || selectors.dkim_domain)
