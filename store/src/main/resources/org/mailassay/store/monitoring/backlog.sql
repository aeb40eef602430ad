select domain_id
from domain_monitoring
where account_id = ? and backlog
order by domain_id
limit ?
for update skip locked
