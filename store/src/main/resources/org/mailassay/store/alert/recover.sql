update alerts
set recovered_at = ended.at
from unnest(?, ?, ?, ?, ?, ?) as ended (account_id, domain_id, subject, rule, summary, at)
where alerts.account_id = ended.account_id and alerts.domain_id = ended.domain_id and alerts.subject = ended.subject
    and alerts.rule = ended.rule and alerts.recovered_at is null
