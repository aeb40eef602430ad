-- What counts against no limit any more.
delete from verification_mails
where account_id = ? and (created_at < ? or (subject_id = 0 and created_at < ?))
