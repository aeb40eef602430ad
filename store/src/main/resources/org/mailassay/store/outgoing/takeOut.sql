delete from mail_queue where id = ? and (claimed_by = ? or ?)
