select
    (select count(*) from domains where account_id = :account_id) as domains,
    (select count(*) from domains where account_id = :account_id and active) as active_domains,
    coalesce(sum(reports), 0) as reports,
    coalesce(sum(messages), 0) as messages
from daily_totals
where account_id = :account_id and day > :today - 30 and day <= :today
