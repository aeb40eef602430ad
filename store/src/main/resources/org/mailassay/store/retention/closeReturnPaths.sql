-- Those of mails whose end is longer ago, or that are gone.
delete from recipients
where kind = 'bounce' and not exists (
    select 1
    from outgoing_mails
    where outgoing_mails.account_id = recipients.account_id
      and outgoing_mails.bounce_local_part = recipients.local_part
      and (outgoing_mails.finished_at is null or outgoing_mails.finished_at >= :before))
