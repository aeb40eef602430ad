-- Scans: a message at an address made for it, what was found out about it, and who may see that.

-- A plan of its own may still say -1.
alter table plans alter column seed_addresses set default 10;
update plans set seed_addresses = 10 where name = 'self-hosted' and seed_addresses = -1;

-- Addresses that make a scan of every message.
create table seed_addresses (
    account_id   bigint not null references accounts on delete cascade,
    id           bigint generated always as identity,
    name         text not null,
    local_part   text not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    primary key (account_id, id)
);

-- A mail brings a local part and nothing else, so this look-up, and the one of scans, cannot start with the account.
create unique index seed_addresses_local_part on seed_addresses (local_part);

create table scans (
    account_id     bigint not null references accounts on delete cascade,
    id             bigint generated always as identity,
    local_part     text not null,
    seed_id        bigint,                     -- null: made for one message
    status         text not null check (status in ('pending', 'processing', 'completed', 'failed')),
    failure        text not null default '',   -- why it failed
    created_at     timestamptz not null,
    received_at    timestamptz,
    processed_at   timestamptz,
    processing_ms  bigint,
    view_count     bigint not null default 0,
    share_token    text,                       -- null: not shared
    -- The analysis: 1 is the first, each further one is a reanalysis.
    run            integer not null default 0,
    run_mode       text not null default 'refresh' check (run_mode in ('refresh', 'replay')),
    attempts       integer not null default 0, -- to carry the run out
    queued_at      timestamptz,
    -- The message and the facts of its session; without a client it was uploaded.
    mail_name      text not null default '',
    raw_message_id bigint,
    reverse_path   text not null default '',
    forward_path   text not null default '',
    client         inet,
    client_port    integer not null default 0,
    helo           text not null default '',
    protocol       text not null default '',
    tls_version    text not null default '',   -- empty: not encrypted
    tls_cipher     text not null default '',
    -- What lists show of the results.
    overall        integer,
    spam_score     double precision,
    from_header    text,
    subject        text,
    sender_domain  text,
    primary key (account_id, id)
);

create unique index scans_local_part on scans (local_part);
-- The same mail makes one scan of a seed address, however often it is handed in.
create unique index scans_seed_mail on scans (account_id, seed_id, mail_name) where seed_id is not null;
create unique index scans_share_token on scans (share_token) where share_token is not null;
create index scans_created on scans (account_id, created_at, id);
create index scans_sender_domain on scans (account_id, sender_domain, created_at, id);
create index scans_pending on scans (created_at) where status = 'pending';
-- For the search for raw messages that nothing refers to.
create index scans_raw_message on scans (raw_message_id);

-- What the last completed run came to.
create table scan_results (
    account_id       bigint not null,
    scan_id          bigint not null,
    results_coding   text not null check (results_coding in ('identity', 'deflate')),
    results_size     integer not null,
    results          bytea not null, -- JSON
    recording_coding text not null check (recording_coding in ('identity', 'deflate')),
    recording_size   integer not null,
    recording        bytea not null, -- every answer that the run was given, to carry it out again
    primary key (account_id, scan_id),
    foreign key (account_id, scan_id) references scans on delete cascade
);

alter table scan_results alter column results set storage external;
alter table scan_results alter column recording set storage external;

create table scan_images (
    account_id bigint not null,
    scan_id    bigint not null,
    archive    bytea not null, -- ZIP
    expires_at timestamptz not null,
    primary key (account_id, scan_id),
    foreign key (account_id, scan_id) references scans on delete cascade
);

alter table scan_images alter column archive set storage external;
create index scan_images_expires on scan_images (expires_at);

-- What happened to a scan in its present run.
create table scan_events (
    account_id bigint not null,
    scan_id    bigint not null,
    id         bigint generated always as identity,
    kind       text not null check (kind in ('received', 'check', 'completed', 'failed')),
    subject    text not null default '', -- the check that finished
    finished   integer not null default 0,
    total      integer not null default 0,
    at         timestamptz not null default now(),
    primary key (account_id, scan_id, id),
    foreign key (account_id, scan_id) references scans on delete cascade
);

create function notify_scan_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('scan_events', new.account_id || '/' || new.scan_id);
    return null;
end $$;

create trigger scan_events_told after insert on scan_events
    for each row execute function notify_scan_event();

-- Scans counted against the quota of a UTC day, whatever has become of them.
create table scan_usage (
    account_id bigint not null references accounts on delete cascade,
    day        date not null,
    scans      integer not null,
    primary key (account_id, day)
);

-- Scans to be carried out. Its columns and their names are db-scheduler's; a table of its own keeps them apart from the
-- recurring work, which another scheduler does.
create table scan_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scan_tasks_execution_time on scan_tasks (execution_time);
create index scan_tasks_last_heartbeat on scan_tasks (last_heartbeat);

-- Every node hears of it at once and looks whether there is something to do.
create function notify_scan_task() returns trigger language plpgsql as $$
begin
    perform pg_notify('scan_tasks', '');
    return null;
end $$;

create trigger scan_tasks_told after insert on scan_tasks
    for each row execute function notify_scan_task();
