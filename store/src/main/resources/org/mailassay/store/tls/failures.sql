select
    result_type, policy_type, cast(sum(sessions) as bigint) as sessions, min(day) as first_seen, max(day) as last_seen
from daily_tls_failures
where account_id = :account_id and domain_id = :domain_id and day >= :from and day <= :to
group by result_type, policy_type
order by sum(sessions) desc, result_type, policy_type
limit :limit
