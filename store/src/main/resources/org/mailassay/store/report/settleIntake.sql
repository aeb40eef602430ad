update intake
set
    fate = case when fate = 'unassigned' then 'stored' else fate end,
    outcomes = (
        select jsonb_agg(
            case
                when outcome ->> 0 = 'unassigned' and cast(outcome ->> 6 as bigint) = any(?)
                then jsonb_set(outcome, '{0}', '"stored"')
                else outcome
            end order by place)
        from jsonb_array_elements(outcomes) with ordinality as each (outcome, place))
where account_id = ? and id = any(?)
