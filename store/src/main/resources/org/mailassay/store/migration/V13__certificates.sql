-- Who has proven what: mails that ask for a confirmation, and certificates of domains that score well.

-- One row for each link that was mailed; the link's digest stands in setup_tokens. A row outlives what it was about by
-- a day, so that deleting a domain and adding it again does not get around the limits.
create table verification_mails (
    account_id       bigint not null references accounts on delete cascade,
    id               uuid not null,
    subject          text not null check (subject in ('domain', 'ips')),
    subject_id       bigint not null,   -- 0: it is gone
    host             text not null,     -- the name that the link proves
    recipient        text not null,
    recipient_domain text not null,     -- as it was registered
    mail_id          uuid,              -- in outgoing_mails; null: not handed over
    created_at       timestamptz not null,
    primary key (account_id, id)
);

create index verification_mails_subject on verification_mails (account_id, subject, subject_id, created_at);
create index verification_mails_account on verification_mails (account_id, created_at);
-- Across accounts on purpose: whoever gets the mail does not care which of them asked for it.
create index verification_mails_domain on verification_mails (recipient_domain, created_at);

-- Links are withdrawn when a claim is made anew.
create index setup_tokens_account on setup_tokens (account_id, purpose) where account_id is not null;

-- Across accounts on purpose: addresses are verified by one account only.
create index ips_verified on ips (first_address, last_address) where verified_at is not null;

-- The token of a domain's certificate. It stays while the domain stays, so that a page that is no longer deserved can
-- say so, and one that is deserved again has the same address.
create table certificates (
    account_id bigint not null,
    domain_id  bigint not null,
    token      text not null,
    issued_at  timestamptz not null,
    primary key (account_id, domain_id),
    foreign key (account_id, domain_id) references domains (account_id, id) on delete cascade
);

-- A page is asked for by its token and nothing else, so this look-up cannot start with the account.
create unique index certificates_token on certificates (token);
