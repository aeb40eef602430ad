-- What is watched of verified domains: when each is looked at, the hosts that belong to it, its records over time.

-- When a verified domain is looked at. A look that is due is claimed by putting next_look_at off, so a node that dies
-- holds nobody up for longer than its claim.
create table domain_monitoring (
    account_id        bigint not null,
    domain_id         bigint not null,
    next_look_at      timestamptz not null default now(),
    last_look_at      timestamptz,                -- when the newest look that was kept began
    first_complete_at timestamptz,                -- null: building, no look has had every answer yet
    failures          integer not null default 0, -- looks one after another that something was missing from
    backlog           boolean not null default true, -- what came before it was verified is yet to be searched for hosts
    primary key (account_id, domain_id),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

create index domain_monitoring_next_look on domain_monitoring (next_look_at);

-- Names and addresses that send mail for a domain, and the domain itself.
create table monitored_hosts (
    account_id bigint not null,
    id         bigint generated always as identity,
    domain_id  bigint not null,
    host_value text not null check (length(host_value) between 1 and 253),
    is_main    boolean not null default false, -- the domain itself: never switched off
    is_active  boolean not null,
    created_at timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

create unique index monitored_hosts_value on monitored_hosts (account_id, domain_id, host_value);
create index monitored_hosts_active on monitored_hosts (account_id) where is_active;

-- In which parts a host was seen.
create table monitored_host_types (
    account_id    bigint not null,
    host_id       bigint not null,
    host_type     text not null
        check (host_type in ('header_from', 'envelope_from', 'dkim_domain', 'helo', 'sending_ip')),
    discovered_by text not null check (discovered_by in ('domain', 'scan', 'report')),
    primary key (account_id, host_id, host_type),
    foreign key (account_id, host_id) references monitored_hosts (account_id, id) on delete cascade
);

-- The selectors that signatures for a domain, or for a name below it, were seen with.
create table dkim_selectors (
    account_id    bigint not null,
    domain_id     bigint not null,
    dkim_domain   text not null,
    selector      text not null,
    discovered_by text not null check (discovered_by in ('scan', 'report')),
    created_at    timestamptz not null default now(),
    primary key (account_id, domain_id, dkim_domain, selector),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

-- The timeline. A row says: from then until then the records of this kind at this name were these.
create table dns_records (
    account_id    bigint not null,
    id            bigint generated always as identity,
    domain_id     bigint not null,
    record_type   text not null,
    record_key    text not null,
    record_value  text not null, -- the whole set in canonical order, one record to a line
    origin        text not null, -- the host that it was read for
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    absent_since  timestamptz,   -- the first look that found it absent; null: the last one that had an answer found it
    removed_at    timestamptz,
    primary key (account_id, id),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

create unique index dns_records_open on dns_records (account_id, domain_id, record_type, record_key)
    where removed_at is null;
create index dns_records_domain on dns_records (account_id, domain_id, id);

-- How far an account's scans and reports have been searched for hosts.
create table host_discovery (
    account_id       bigint primary key references accounts on delete cascade,
    scans_through    timestamptz not null,
    reports_through  timestamptz not null
);

create index scans_processed on scans (account_id, processed_at, id) where status = 'completed';

-- Ids are drawn in blocks, so they do not tell which of two reports was stored first.
alter table reports add column stored_at timestamptz not null default now();
create index reports_stored on reports (account_id, stored_at, id) where domain_id is not null;

-- Whatever verifies a domain, it is monitored from then on, and counts as a host of its own.
create function monitor_domain() returns trigger language plpgsql as $$
declare
    main bigint;
begin
    insert into domain_monitoring (account_id, domain_id) values (new.account_id, new.id)
        on conflict (account_id, domain_id) do update set next_look_at = now();
    insert into monitored_hosts (account_id, domain_id, host_value, is_main, is_active)
        values (new.account_id, new.id, new.name, true, true)
        on conflict (account_id, domain_id, host_value) do update set is_main = true, is_active = true
        returning id into main;
    insert into monitored_host_types (account_id, host_id, host_type, discovered_by)
        values (new.account_id, main, 'header_from', 'domain') on conflict do nothing;
    return null;
end $$;

create trigger domains_verified_inserted after insert on domains
    for each row when (new.verified_at is not null) execute function monitor_domain();
create trigger domains_verified_updated after update of verified_at on domains
    for each row when (new.verified_at is not null and old.verified_at is null) execute function monitor_domain();

-- Those that an earlier version knew as verified.
with main as (
    insert into monitored_hosts (account_id, domain_id, host_value, is_main, is_active)
    select account_id, id, name, true, true from domains where verified_at is not null
    returning account_id, id
)
insert into monitored_host_types (account_id, host_id, host_type, discovered_by)
select account_id, id, 'header_from', 'domain' from main;

insert into domain_monitoring (account_id, domain_id)
select account_id, id from domains where verified_at is not null;
