select states.account_id, states.domain_id, states.subject, states.rule, states.firing, states.last_fired, states.mark,
    states.reference
from unnest(:accounts, :domains, :subjects) as wanted (account_id, domain_id, subject)
join alert_states states on states.account_id = wanted.account_id and states.domain_id = wanted.domain_id
    and states.subject = wanted.subject
