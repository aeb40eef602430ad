-- The roll-up of a whole week for each source: a long range reads a seventh of the rows. Always the sum of the week's
-- days in daily_sources.
create table weekly_sources (
    account_id  bigint not null,
    domain_id   bigint not null,
    messages    bigint not null,
    spf_pass    bigint not null,
    dkim_pass   bigint not null,
    dmarc_pass  bigint not null,
    none        bigint not null,
    quarantined bigint not null,
    rejected    bigint not null,
    week        date not null, -- its Monday, UTC
    first_day   date not null, -- on which the source was seen
    last_day    date not null,
    source_ip   inet not null,
    primary key (account_id, domain_id, week, source_ip)
) partition by hash (domain_id);

do $$
begin
    for remainder in 0..15 loop
        execute format('create table weekly_sources_%s partition of weekly_sources'
            ' for values with (modulus 16, remainder %s) with (fillfactor = 85)', remainder, remainder);
    end loop;
end $$;

-- Whoever is storing a report at this moment is waited for.
lock table daily_sources in share row exclusive mode;

insert into weekly_sources (
    account_id, domain_id, week, source_ip, first_day, last_day, messages, spf_pass, dkim_pass, dmarc_pass, none,
    quarantined, rejected)
select
    account_id, domain_id, day - cast(extract(isodow from day) as integer) + 1, source_ip, min(day), max(day),
    sum(messages), sum(spf_pass), sum(dkim_pass), sum(dmarc_pass), sum(none), sum(quarantined), sum(rejected)
from daily_sources
group by 1, 2, 3, 4;
