select id, rule, domain_id, subject, summary, fired_at, told_at, recovered_at
from alerts
where account_id = :account_id and id < :before
    and (:open = '' or (recovered_at is null) = cast(nullif(:open, '') as boolean))
order by id desc
limit :limit
