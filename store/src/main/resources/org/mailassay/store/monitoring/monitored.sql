select domains.account_id, domains.id, domains.name, domains.verified_at is not null as verified,
    monitored.first_complete_at is null as building, monitored.last_look_at
from domains
left join domain_monitoring monitored
    on monitored.account_id = domains.account_id and monitored.domain_id = domains.id
