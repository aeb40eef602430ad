-- Who uses the appliance: plans, accounts, users, keys, domains, and the addresses that mail is taken for.
-- account_id leads every key and index that a tenant's rows are found by, so that the tables can be distributed by it.

create table plans (
    name                text primary key,
    included_domains    integer not null default -1, -- here and below: -1 is unlimited
    scans_per_day       integer not null default -1,
    monitored_hosts     integer not null default -1,
    seed_addresses      integer not null default -1,
    monitored_ips       integer not null default -1,
    requests_per_minute integer not null default 30,
    scans_per_minute    integer not null default 5,
    retention_days      integer not null default -1
);

insert into plans (name) values ('self-hosted');

create table accounts (
    id                         bigint generated always as identity primary key,
    email                      text not null,
    plan                       text not null default 'self-hosted' references plans,
    extra_domains              integer not null default 0,
    status                     text not null default 'active' check (status in ('active', 'suspended')),
    period_end                 timestamptz, -- null: never ends
    quarantine_unauthenticated boolean not null default false,
    created_at                 timestamptz not null default now()
);

create unique index accounts_email on accounts (lower(email));

create table users (
    id            bigint generated always as identity primary key,
    email         text not null,
    password_hash text not null default '', -- Argon2id in its own text form; empty: no password yet, nobody can sign in
    created_at    timestamptz not null default now(),
    last_login_at timestamptz
);

create unique index users_email on users (lower(email));

create table memberships (
    account_id bigint not null references accounts on delete cascade,
    user_id    bigint not null references users on delete cascade,
    role       text not null check (role in ('owner', 'admin', 'member', 'viewer')),
    primary key (account_id, user_id)
);

create index memberships_user on memberships (user_id);

create table api_keys (
    account_id   bigint not null references accounts on delete cascade,
    id           bigint generated always as identity,
    name         text not null,
    key_hash     bytea not null, -- SHA-256 of the key, which is kept nowhere
    key_start    text not null,  -- the first 12 characters
    key_hint     text not null,  -- the last 4 characters
    scopes       text[] not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (account_id, id)
);

-- A request brings a key and nothing else, so this one look-up cannot start with the account.
create unique index api_keys_hash on api_keys (key_hash);

-- One-time links: the first owner's set-up, an invitation, a new password, the confirmation of a domain by mail.
create table setup_tokens (
    token_hash bytea primary key, -- SHA-256
    purpose    text not null,
    account_id bigint references accounts on delete cascade,
    subject    jsonb not null default '{}', -- what the link is about, by purpose
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- One row is behind both API families: the DMARC family shows its id, the Audit family its uuid.
create table domains (
    account_id            bigint not null references accounts on delete cascade,
    id                    bigint generated always as identity,
    uuid                  uuid not null default gen_random_uuid(),
    name                  text not null check (name = lower(name) and length(name) between 1 and 253),
    active                boolean not null default false,
    activated_at          timestamptz,
    created_at            timestamptz not null default now(),
    verification_method   text not null default '' check (verification_method in ('', 'dns', 'email')),
    verification_target   text not null default '',
    verification_language text not null default '',
    verification_token    text not null default '',
    verified_at           timestamptz,
    dns_status            text not null default 'unknown',
    dns_judgement         jsonb, -- the last judgement of its records; null: none yet
    dns_checked_at        timestamptz,
    primary key (account_id, id)
);

create unique index domains_name on domains (account_id, name);
create unique index domains_uuid on domains (account_id, uuid);
-- Across accounts on purpose: a domain is verified by one account only.
create unique index domains_verified on domains (name) where verified_at is not null;

-- Addresses that RCPT accepts. The domain part is a setting of the appliance, so only the local part stands here.
create table recipients (
    local_part text primary key check (local_part = lower(local_part) and length(local_part) between 1 and 64),
    account_id bigint not null references accounts on delete cascade,
    kind       text not null check (kind in ('report', 'scan', 'seed')),
    created_at timestamptz not null default now()
);

create index recipients_account on recipients (account_id, kind);

-- Every node keeps the recipients in memory and hears of a change by its local part.
create function notify_recipient() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform pg_notify('recipients', old.local_part);
    end if;
    if tg_op <> 'DELETE' then
        perform pg_notify('recipients', new.local_part);
    end if;
    return null;
end $$;

create trigger recipients_changed after insert or update or delete on recipients
    for each row execute function notify_recipient();
