select monitored.failures, monitored.first_complete_at is null as building, domains.name
from domain_monitoring monitored
join domains on domains.account_id = monitored.account_id and domains.id = monitored.domain_id
where monitored.account_id = ? and monitored.domain_id = ?
    and (monitored.last_look_at is null or monitored.last_look_at < ?)
for update of monitored
