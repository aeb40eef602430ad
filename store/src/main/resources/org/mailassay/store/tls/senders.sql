select sending_ip, sessions, coalesce(ptr, '') as ptr, coalesce(service, '') as service
from (
    select sending_ip, cast(sum(sessions) as bigint) as sessions
    from daily_tls_failures
    where account_id = :account_id and domain_id = :domain_id and day >= :from and day <= :to
    group by sending_ip
    order by sum(sessions) desc, sending_ip
    limit :limit
) as senders
left join source_addresses on address = cast(nullif(sending_ip, '') as inet)
order by sessions desc, sending_ip
