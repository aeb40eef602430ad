select local_part, account_id, kind from recipients
