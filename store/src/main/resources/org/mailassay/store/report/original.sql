select raw_message_id, reports.part, reports.entry, reports.part_name
from reports
join intake on intake.account_id = reports.account_id and intake.id = reports.intake_id
where reports.account_id = :account_id and reports.id = :id
    and exists (select from raw_message where raw_message.id = raw_message_id)
