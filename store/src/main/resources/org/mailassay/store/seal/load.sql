select key_id, nonce, coding, size, octets from sealed_mails where account_id = ? and intake_id = ?
