-- Nothing comes before them any more, and nobody released them.
update webhook_deliveries deliveries
set next_attempt_at = :now
where state = 'waiting' and next_attempt_at = 'infinity' and not exists (
    select
    from webhook_deliveries earlier
    where earlier.account_id = deliveries.account_id and earlier.webhook_id = deliveries.webhook_id
        and earlier.subject = deliveries.subject and earlier.state = 'waiting' and earlier.id < deliveries.id)
