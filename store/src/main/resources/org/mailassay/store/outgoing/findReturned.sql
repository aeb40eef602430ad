select id, forward_path from outgoing_mails where account_id = ? and bounce_local_part = ? for update
