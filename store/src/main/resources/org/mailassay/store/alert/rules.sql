select domain_id, rule, enabled, threshold, minimum, cool_down_minutes
from alert_rules
where account_id = :account_id
order by domain_id, rule
limit 100000
