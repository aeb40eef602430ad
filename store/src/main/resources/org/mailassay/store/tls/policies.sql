select
    policy_type, cast(sum(successful) as bigint) as successful, cast(sum(failed) as bigint) as failed
from daily_tls_policies
where account_id = :account_id and domain_id = :domain_id and day >= :from and day <= :to
group by policy_type
order by sum(successful) + sum(failed) desc, policy_type
limit :limit
