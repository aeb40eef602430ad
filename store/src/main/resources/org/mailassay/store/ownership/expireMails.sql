-- Links that nobody can use any more, and mails that count against no limit any more.
with expired as (
    delete from setup_tokens
    where account_id = ? and purpose in ('confirm_domain', 'confirm_ips') and expires_at < ?
)
delete from verification_mails
where account_id = ? and (created_at < ? or (subject_id = 0 and created_at < ?))
