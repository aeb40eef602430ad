select id, cast(policies as text)
from tls_reports
where account_id = ? and id = any(?)
order by id
