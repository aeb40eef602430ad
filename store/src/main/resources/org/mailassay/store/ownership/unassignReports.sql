-- The log says of each message what is true of it now. Ids of reports of different kinds are never the same.
with freed_reports as (
    update reports set domain_id = null where account_id = ? and domain_id = ? returning account_id, id, intake_id
), freed_tls_reports as (
    update tls_reports set domain_id = null where account_id = ? and domain_id = ? returning account_id, id, intake_id
), freed_failure_reports as (
    update failure_reports set domain_id = null where account_id = ? and domain_id = ?
    returning account_id, id, intake_id
), freed as (
    select * from freed_reports
    union all
    select * from freed_tls_reports
    union all
    select * from freed_failure_reports
), retold as (
    select
        intake.account_id, intake.id,
        jsonb_agg(
            case
                when each.outcome ->> 0 = 'stored' and freed.id is not null
                then jsonb_set(each.outcome, '{0}', '"unassigned"')
                else each.outcome
            end order by each.place) as outcomes,
        bool_or(each.outcome ->> 0 = 'stored' and freed.id is null) as still_stored
    from intake
    cross join lateral jsonb_array_elements(intake.outcomes) with ordinality as each (outcome, place)
    left join freed on freed.account_id = intake.account_id and freed.id = cast(nullif(each.outcome ->> 6, '') as bigint)
    where (intake.account_id, intake.id) in (select account_id, intake_id from freed)
    group by intake.account_id, intake.id
)
update intake
set outcomes = retold.outcomes,
    fate = case when fate = 'stored' and not retold.still_stored then 'unassigned' else fate end
from retold
where intake.account_id = retold.account_id and intake.id = retold.id
