select account_id, domain_id, rule, enabled, threshold, minimum, cool_down_minutes
from alert_rules
where account_id = any(:accounts)
