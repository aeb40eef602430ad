insert into acme_certificates (directory, names, next_try) values (:directory, :names, :now)
on conflict (directory, names) do nothing
