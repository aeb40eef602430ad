-- What an ACME authority (RFC 8555) and this appliance share, the same for all nodes. The private keys here are why this
-- database and its backups are to be kept like a key file.
create table acme_accounts (
    directory   text primary key, -- of the authority
    private_key text not null
);

-- The certificate of these names, and how the next one is had.
create table acme_certificates (
    directory   text not null,
    names       text not null, -- the first is the host's, separated by spaces
    private_key text,
    chain       text,
    not_before  timestamptz,
    not_after   timestamptz,
    order_url   text, -- of an order that is under way
    order_key   text,
    failures    integer not null default 0, -- in a row
    fault       text,
    next_try    timestamptz not null, -- nobody speaks to the authority before
    primary key (directory, names)
);

-- What any node answers when the authority asks for a token.
create table acme_challenges (
    token      text primary key,
    answer     text not null,
    expires_at timestamptz not null
);
