select is_active, is_main, (select count(*) from monitored_hosts where account_id = ? and is_active) as used
from monitored_hosts
where account_id = ? and domain_id = ? and id = ?
