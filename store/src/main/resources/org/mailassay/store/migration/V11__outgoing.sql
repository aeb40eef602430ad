-- Mail that the appliance sends. The octets, the lease and the time of the next attempt stand in mail_queue, in the
-- queue "outgoing", under the name "<account>/<id>"; what became of it stands here and stays.
create table outgoing_mails (
    account_id      bigint not null references accounts on delete cascade,
    id              uuid not null,
    purpose         text not null,            -- what it is sent for, in the words of whoever handed it over
    return_path     text not null,            -- empty: the null reverse-path
    forward_path    text not null,
    size            integer not null,         -- of the octets as handed over
    state           text not null default 'queued'
                    check (state in ('queued', 'sending', 'delivered', 'deferred', 'bounced')),
    attempts        integer not null default 0,
    created_at      timestamptz not null default now(),
    next_attempt_at timestamptz default now(), -- null: no more
    finished_at     timestamptz,
    primary key (account_id, id)
);

create index outgoing_mails_created on outgoing_mails (account_id, created_at, id);
create index outgoing_mails_waiting on outgoing_mails (state) where finished_at is null;

-- What was tried in an attempt: one row for each host, or one that says why there was none.
create table outgoing_tries (
    account_id   bigint not null,
    mail_id      uuid not null,
    attempt      integer not null,
    place        integer not null,            -- within the attempt, from 1
    began_at     timestamptz not null,
    ended_at     timestamptz not null,
    outcome      text not null check (outcome in ('delivered', 'deferred', 'bounced')),
    stage        text not null,               -- how far it came
    host         text not null,               -- empty: none was found
    address      text not null,               -- empty: no connection was tried
    port         integer not null,
    code         integer not null,            -- of the reply; 0: there was none
    status       text not null,               -- RFC 3463
    reply        text not null,               -- as the host gave it, or in our words what went wrong
    tls_demand   text not null,               -- what was asked of TLS, and by whom
    tls_version  text not null,               -- empty: not encrypted
    tls_cipher   text not null,
    tls_verified boolean not null,
    primary key (account_id, mail_id, attempt, place),
    foreign key (account_id, mail_id) references outgoing_mails on delete cascade
);
