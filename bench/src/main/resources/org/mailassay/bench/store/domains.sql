insert into domains (account_id, name, active, activated_at)
select :account_id, 'bench-' || n || '.example', true, now()
from generate_series(1, :domains) n
on conflict do nothing
