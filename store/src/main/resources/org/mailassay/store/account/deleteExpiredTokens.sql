delete from setup_tokens where expires_at < :before
