delete from blocklistings known
using unnest(?, ?, ?, ?, ?) as answers (account_id, ip_id, address, zone, checked_at)
where (known.account_id, known.ip_id, known.address, known.zone)
    = (answers.account_id, answers.ip_id, answers.address, answers.zone)
returning known.account_id, known.ip_id, host(known.address), answers.checked_at, known.zone
