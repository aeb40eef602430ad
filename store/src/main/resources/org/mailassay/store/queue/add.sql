with mail as (
    select *
    from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
        as mail (name, raw_message_id, envelope, attributes, state, error, delay, claimed, place)
)
insert into mail_queue (queue, mail_name, raw_message_id, envelope, attributes, state, error, next_delivery,
    claimed_until, claimed_by, attempts)
select ?, name, raw_message_id, cast(envelope as jsonb), cast(attributes as jsonb), state, error,
    now() + delay * interval '1 millisecond',
    case when claimed then now() + ? * interval '1 millisecond' else '-infinity' end,
    case when claimed then ? else '' end,
    case when claimed then 1 else 0 end
from mail
order by place
returning id
