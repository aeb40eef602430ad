insert into alert_rules as known (account_id, domain_id, rule, enabled, threshold, minimum, cool_down_minutes)
select cast(:account_id as bigint), cast(:domain_id as bigint), :rule, cast(nullif(:enabled, '') as boolean),
    cast(nullif(:threshold, '') as double precision), cast(nullif(:minimum, '') as bigint),
    cast(nullif(:cool_down_minutes, '') as integer)
where :domain_id = 0 or exists (select from domains where account_id = :account_id and id = :domain_id)
on conflict (account_id, domain_id, rule) do update set
    enabled = coalesce(excluded.enabled, known.enabled),
    threshold = coalesce(excluded.threshold, known.threshold),
    minimum = coalesce(excluded.minimum, known.minimum),
    cool_down_minutes = coalesce(excluded.cool_down_minutes, known.cool_down_minutes)
