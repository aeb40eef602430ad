delete from blocklist_probes where probed_at < ?
