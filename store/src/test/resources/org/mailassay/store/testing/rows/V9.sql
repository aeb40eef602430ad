insert into blocklist_probes values ('list.example', 'ipv4', 'dead', 'no answer', '2026-01-15T00:00:00Z');
