update acme_certificates set next_try = :until
where directory = :directory and names = :names and next_try <= :now
