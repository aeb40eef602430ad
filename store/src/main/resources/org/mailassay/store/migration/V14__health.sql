-- The health card of each address of the groups in `ips` that are verified, and when it is looked at next.
create table health_cards (
    account_id bigint not null,
    ip_id      bigint not null,
    address    inet not null,
    overall    integer check (overall between 0 and 100), -- null until the first look
    crisis     boolean not null default false,
    card       json, -- as the API shows it
    checked_at timestamptz,
    next_check timestamptz not null,
    failures   integer not null default 0, -- looks in a row that found nothing out
    primary key (account_id, ip_id, address),
    foreign key (account_id, ip_id) references ips on delete cascade
);

create index health_cards_due on health_cards (next_check);

-- The last score of each day.
create table health_days (
    account_id bigint not null,
    ip_id      bigint not null,
    address    inet not null,
    day        date not null,
    overall    integer not null check (overall between 0 and 100),
    primary key (account_id, ip_id, address, day),
    foreign key (account_id, ip_id, address) references health_cards on delete cascade
);

create index health_days_old on health_days (day);
