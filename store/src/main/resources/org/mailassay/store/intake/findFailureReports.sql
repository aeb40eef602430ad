select account_id, identity, id, intake_id, domain_id is not null
from unnest(?, ?) as wanted (account_id, identity)
join failure_reports using (account_id, identity)
