delete from scan_usage where day < :before
