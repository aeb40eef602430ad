select id
from intake
where account_id = :account_id and id > :after
    and reason <> '' and (:reason = '' or reason = :reason)
order by id
limit :limit
