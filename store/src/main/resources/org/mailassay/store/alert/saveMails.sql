insert into alert_mails (account_id, addresses, digest)
values (:account_id, :addresses, :digest)
on conflict (account_id) do update set addresses = excluded.addresses, digest = excluded.digest
