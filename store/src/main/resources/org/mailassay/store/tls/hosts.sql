with counted as (
    select mx_host, result_type, cast(sum(sessions) as bigint) as sessions
    from daily_tls_failures
    where account_id = :account_id and domain_id = :domain_id and day >= :from and day <= :to
    group by mx_host, result_type
), hosts as (
    select mx_host, sum(sessions) as total
    from counted
    group by mx_host
    order by total desc, mx_host
    limit :limit
)
select mx_host, result_type, sessions
from counted
join hosts using (mx_host)
order by total desc, mx_host, sessions desc, result_type
limit 20 * :limit
