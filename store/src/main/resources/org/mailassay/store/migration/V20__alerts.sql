-- Alerts: how an account wants the rules applied, what each rule remembers, and what was told.

-- What differs from the usual. domain_id 0 is the whole account; null: as it is there, or else as usual.
create table alert_rules (
    account_id        bigint not null references accounts on delete cascade,
    domain_id         bigint not null,
    rule              text not null,
    enabled           boolean,
    threshold         double precision,
    minimum           bigint,
    cool_down_minutes integer,
    primary key (account_id, domain_id, rule)
);

-- Who is told by mail. Without a row: the account's own address.
create table alert_mails (
    account_id bigint primary key references accounts on delete cascade,
    addresses  text[] not null,
    digest     boolean not null
);

create table alert_digests (
    account_id bigint primary key references accounts on delete cascade,
    week       date not null -- the Monday of the last week that was told of
);

create table alerts (
    account_id   bigint not null references accounts on delete cascade,
    id           bigint generated always as identity,
    rule         text not null,
    domain_id    bigint not null, -- 0: it is about an address
    subject      text not null,   -- the domain's name or the address
    summary      text not null,
    fired_at     timestamptz not null,
    told_at      timestamptz not null, -- the last time
    recovered_at timestamptz,
    primary key (account_id, id)
);

create unique index alerts_open on alerts (account_id, rule, domain_id, subject) where recovered_at is null;
create index alerts_recovered on alerts (recovered_at) where recovered_at is not null;

create table alert_states (
    account_id bigint not null references accounts on delete cascade,
    domain_id  bigint not null,
    subject    text not null,
    rule       text not null,
    firing     boolean not null,
    last_fired timestamptz,
    mark       text not null,
    reference  double precision not null,
    primary key (account_id, domain_id, subject, rule)
);

-- Certificates that a domain's mail needs, as they were last seen.
create table domain_certificates (
    account_id bigint not null,
    domain_id  bigint not null,
    kind       text not null check (kind in ('mta_sts', 'bimi')),
    host       text not null,
    not_after  timestamptz not null,
    seen_at    timestamptz not null,
    primary key (account_id, domain_id, kind, host),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

create index events_first_failure on events (account_id, subject, occurred_at) where type = 'failure_report.received';
