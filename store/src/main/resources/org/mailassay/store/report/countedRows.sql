select report_id, host(source_ip), messages, spf, dkim, disposition
from unnest(?, ?) as adopted (report_id, received_on)
join report_rows using (report_id, received_on)
where account_id = ?
order by report_id, ordinal
