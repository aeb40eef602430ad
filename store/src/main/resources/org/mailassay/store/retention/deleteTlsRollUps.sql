with expired as (
    select domain_id, day
    from daily_tls_totals
    where account_id = :account_id and day < :before
    order by domain_id, day
    limit :limit
), expired_policies as (
    delete from daily_tls_policies
    using expired
    where daily_tls_policies.account_id = :account_id
        and daily_tls_policies.domain_id = expired.domain_id and daily_tls_policies.day = expired.day
), expired_failures as (
    delete from daily_tls_failures
    using expired
    where daily_tls_failures.account_id = :account_id
        and daily_tls_failures.domain_id = expired.domain_id and daily_tls_failures.day = expired.day
)
delete from daily_tls_totals
using expired
where daily_tls_totals.account_id = :account_id
    and daily_tls_totals.domain_id = expired.domain_id and daily_tls_totals.day = expired.day
