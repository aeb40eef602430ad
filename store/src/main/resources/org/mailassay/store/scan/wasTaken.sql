select exists (select from scans where local_part = ? and mail_name = ?)
    or exists (
        select from seed_addresses
        join scans on scans.account_id = seed_addresses.account_id and scans.seed_id = seed_addresses.id
        where seed_addresses.local_part = ? and scans.mail_name = ?)
