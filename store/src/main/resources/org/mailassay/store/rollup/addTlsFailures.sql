insert into daily_tls_failures as stored (
    account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip, sessions)
select account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip, sessions
from unnest(?, ?, ?, ?, ?, ?, ?, ?) as added (
    account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip, sessions)
order by account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip
on conflict (account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip) do update set
    sessions = stored.sessions + excluded.sessions
