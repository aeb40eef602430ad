delete from mail_queue where id = any(?) and claimed_by = ?
