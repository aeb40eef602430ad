select count(*) as total
from scans
where account_id = :account_id
    -- conditions
