-- Sending addresses that an account says are its own: one, a CIDR block or a range. Domains stand in V1.
create table ips (
    account_id            bigint not null references accounts on delete cascade,
    id                    bigint generated always as identity,
    uuid                  uuid not null default gen_random_uuid(),
    ip_value              text not null, -- in canonical form, as lists show it
    input_type            text not null check (input_type in ('single', 'cidr', 'range')),
    first_address         inet not null,
    last_address          inet not null,
    ip_count              integer not null check (ip_count between 1 and 256),
    ptr_map               jsonb not null default '{}', -- the host name of each address that has one
    root_domains          text[] not null default '{}',
    verification_method   text not null check (verification_method in ('dns', 'email')),
    verification_scope    text not null check (verification_scope in ('ptr', 'root')),
    verification_target   text not null default '',
    verification_language text not null default '',
    verification_token    text not null default '',
    verification_hosts    text[] not null default '{}',
    verified_hosts        text[] not null default '{}',
    verified_at           timestamptz,
    created_at            timestamptz not null default now(),
    primary key (account_id, id)
);

create unique index ips_value on ips (account_id, ip_value);
create unique index ips_uuid on ips (account_id, uuid);
