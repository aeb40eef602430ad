insert into plans (name, included_domains, scans_per_day, monitored_hosts, seed_addresses, monitored_ips,
    requests_per_minute, scans_per_minute, retention_days)
values (:name, :included_domains, :scans_per_day, :monitored_hosts, :seed_addresses, :monitored_ips,
    :requests_per_minute, :scans_per_minute, :retention_days)
on conflict (name) do update set
    included_domains = excluded.included_domains, scans_per_day = excluded.scans_per_day,
    monitored_hosts = excluded.monitored_hosts, seed_addresses = excluded.seed_addresses,
    monitored_ips = excluded.monitored_ips, requests_per_minute = excluded.requests_per_minute,
    scans_per_minute = excluded.scans_per_minute, retention_days = excluded.retention_days
