update verification_mails
set subject_id = 0, host = '', recipient = ''
where account_id = ? and subject = ? and subject_id = ?
