insert into daily_tls_policies as stored (account_id, domain_id, day, policy_type, successful, failed)
select account_id, domain_id, day, policy_type, successful, failed
from unnest(?, ?, ?, ?, ?, ?) as added (account_id, domain_id, day, policy_type, successful, failed)
order by account_id, domain_id, day, policy_type
on conflict (account_id, domain_id, day, policy_type) do update set
    successful = stored.successful + excluded.successful,
    failed = stored.failed + excluded.failed
