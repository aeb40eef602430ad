-- Whom events are delivered to by HTTP. Each webhook reads the event log at its own pace; what it has yet to get is a
-- row here, so that nothing is lost with the process.
create table webhooks (
    account_id     bigint not null references accounts on delete cascade,
    id             bigint generated always as identity,
    url            text not null,
    format         text not null check (format in ('json', 'slack', 'teams')),
    event_types    text[] not null, -- empty: all
    active         boolean not null default true,
    paused_at      timestamptz, -- since when it is not called, because it failed for so long
    secret         text not null,
    earlier_secret text not null default '',
    earlier_until  timestamptz, -- until when the earlier one signs too
    failures       integer not null default 0, -- attempts in a row
    failing_since  timestamptz, -- the first of them
    resting_until  timestamptz, -- after several failures
    transaction    xid8 not null, -- up to where the log was read
    event_id       bigint not null,
    created_at     timestamptz not null,
    primary key (account_id, id)
);

create table webhook_deliveries (
    account_id      bigint not null,
    webhook_id      bigint not null,
    id              bigint generated always as identity,
    event_id        bigint, -- null: a test
    occurred_at     timestamptz not null,
    event_type      text not null,
    subject         text not null,
    domain          text not null,
    data            jsonb not null,
    state           text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up')),
    attempts        integer not null default 0,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null, -- infinity: an earlier one of the subject waits
    claimed_until   timestamptz not null default '-infinity',
    finished_at     timestamptz,
    primary key (account_id, webhook_id, id),
    foreign key (account_id, webhook_id) references webhooks on delete cascade
);

-- An event is delivered to a webhook once.
create unique index webhook_deliveries_event on webhook_deliveries (account_id, webhook_id, event_id);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';
create index webhook_deliveries_subject on webhook_deliveries (account_id, webhook_id, subject, id)
    where state = 'waiting';
-- Across accounts on purpose: what is old is forgotten of all at once.
create index webhook_deliveries_old on webhook_deliveries (finished_at) where finished_at is not null;

create table webhook_attempts (
    account_id   bigint not null,
    webhook_id   bigint not null,
    delivery_id  bigint not null,
    attempt      integer not null,
    began_at     timestamptz not null,
    milliseconds bigint not null,
    outcome      text not null,
    status       integer not null, -- 0: there was no answer
    detail       text not null,
    response     text not null, -- the beginning of the body
    primary key (account_id, webhook_id, delivery_id, attempt),
    foreign key (account_id, webhook_id, delivery_id) references webhook_deliveries on delete cascade
);
