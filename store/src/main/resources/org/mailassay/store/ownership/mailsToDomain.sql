-- Across accounts on purpose: whoever gets the mail does not care which of them asked for it.
select count(*), min(created_at) from verification_mails where recipient_domain = ? and created_at > ?
