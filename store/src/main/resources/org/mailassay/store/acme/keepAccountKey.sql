insert into acme_accounts (directory, private_key) values (:directory, :private_key)
on conflict (directory) do nothing
