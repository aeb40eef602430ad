update domains
set dns_status = :dns_status, dns_judgement = cast(:dns_judgement as jsonb), dns_checked_at = :checked_at
where account_id = :account_id and id = :id and (dns_checked_at is null or dns_checked_at <= :checked_at)
