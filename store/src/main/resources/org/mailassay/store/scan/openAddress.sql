insert into recipients (local_part, account_id, kind) values (?, ?, ?)
