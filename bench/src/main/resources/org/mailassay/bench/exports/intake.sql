insert into intake (
    account_id, mail_name, raw_message_id, received_at, reverse_path, client, size, authenticated, fate, reason, detail,
    outcomes)
select
    :account_id, 'mail-' || n, 0, now() - n * interval '10 seconds', 'dmarc@reporter.example', '198.51.100.7', 2000, 'pass',
    'refused', 'not_a_report', 'nothing in it', '[["refused", "0", "0", "report.xml", "not_a_report", "nothing in it", ""]]'
from generate_series(1, :rows) as n
