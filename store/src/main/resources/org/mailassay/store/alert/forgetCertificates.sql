delete from domain_certificates where seen_at < :before
