delete from scan_images where expires_at <= :now
