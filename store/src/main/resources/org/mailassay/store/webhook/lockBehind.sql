-- Nothing, if somebody delivers to it just now, or it is paused meanwhile.
select id
from webhooks
where account_id = ? and id = ? and active and paused_at is null
for update skip locked
