-- What happened to an account's reports, scans, domains and addresses, in an order that can be read on from any place.

-- Which history the transaction numbers belong to. A database that was restored begins a new one.
create table event_epochs (
    one   boolean primary key default true check (one),
    epoch text not null default left(replace(cast(gen_random_uuid() as text), '-', ''), 12)
);

insert into event_epochs default values;

-- Rows are read in the order of (transaction, id), and only those of transactions that are older than every one that is
-- still open: nothing can come in between any more.
create table events (
    account_id  bigint not null references accounts on delete cascade,
    transaction xid8 not null default pg_current_xact_id(),
    id          bigint generated always as identity,
    occurred_at timestamptz not null,
    type        text not null,
    subject     text not null, -- what it is about: those of one subject are delivered in order
    domain      text not null, -- empty: it is about none
    data        jsonb not null,
    primary key (account_id, transaction, id)
);

create index events_occurred on events (account_id, occurred_at);
-- Across accounts on purpose: the operator's own log is written in one pass.
create index events_order on events (transaction, id);

-- The last event of an account that is no longer kept. A cursor before it has lost something.
create table event_horizons (
    account_id  bigint primary key references accounts on delete cascade,
    transaction xid8 not null,
    id          bigint not null
);

-- Every node hears for which accounts there is something new.
create function notify_events() returns trigger language plpgsql as $$
begin
    perform pg_notify('events', cast(account_id as text)) from (select distinct account_id from added) as accounts;
    return null;
end $$;

create trigger events_told after insert on events referencing new table as added
    for each statement execute function notify_events();

-- Whatever verifies a domain.
create function tell_verified_domain() returns trigger language plpgsql as $$
begin
    insert into events (account_id, occurred_at, type, subject, domain, data)
    values (new.account_id, new.verified_at, 'domain.verified', 'domain:' || new.id, new.name,
        jsonb_build_object('domain_id', 'ud_' || new.id, 'method', new.verification_method));
    return null;
end $$;

create trigger domains_verified_told after update of verified_at on domains
    for each row when (new.verified_at is not null and old.verified_at is null)
    execute function tell_verified_domain();

-- The lists that an address was on when it was last looked at.
create table blocklistings (
    account_id bigint not null,
    ip_id      bigint not null,
    address    inet not null,
    zone       text not null,
    listed_at  timestamptz not null,
    primary key (account_id, ip_id, address, zone),
    foreign key (account_id, ip_id, address) references health_cards on delete cascade
);

-- Who has sent for a domain: a service, else the domain of a confirmed reverse name, else an address.
create table domain_senders (
    account_id bigint not null,
    domain_id  bigint not null,
    sender     text not null,
    address    inet not null, -- the first that was seen
    messages   bigint not null, -- of the report that it was first seen in
    dmarc_pass bigint not null,
    first_seen timestamptz not null,
    learned    boolean not null, -- seen while it was not known yet who sends for the domain
    primary key (account_id, domain_id, sender),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

create index domain_senders_first_seen on domain_senders (account_id, first_seen) where not learned;

-- How far those who read the events of all accounts have come.
create table event_readers (
    name        text primary key,
    transaction xid8 not null,
    id          bigint not null
);
