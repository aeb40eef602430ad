select
    host(source_ip) as source_ip, messages, disposition, dkim, spf, header_from, envelope_from, envelope_to,
    cast(details as text) as details
from report_rows
where account_id = :account_id and report_id = :id
    and received_on = (select received_on from reports where account_id = :account_id and id = :id)
    -- The index has the records in blocks, so that a page costs a page and not the whole report.
    and ordinal / 1000 >= :from / 1000 and ordinal / 1000 <= :to / 1000
    and ordinal >= :from and ordinal < :to
order by ordinal
