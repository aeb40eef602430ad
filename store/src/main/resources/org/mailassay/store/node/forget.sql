delete from nodes where seen_at < :silent_since
