select local_part, account_id, kind from recipients where local_part = any(:local_parts)
