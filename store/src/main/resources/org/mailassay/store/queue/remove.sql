delete from mail_queue
where queue = :queue and case :property
    when 'name' then mail_name = :value
    when 'sender' then envelope->>'sender' = :value
    when 'recipient' then envelope->'recipients' @> to_jsonb(cast(:value as text))
    else true
end
