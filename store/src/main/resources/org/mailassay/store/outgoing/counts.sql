select state, count(*) as mails
from outgoing_mails
where finished_at is null
group by state
