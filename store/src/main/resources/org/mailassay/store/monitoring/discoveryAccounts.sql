select distinct account_id from domain_monitoring order by account_id
