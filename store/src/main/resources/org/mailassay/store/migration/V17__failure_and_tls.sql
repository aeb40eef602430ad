-- Failure reports and TLS reports as rows. Their ids are drawn from the sequence of `reports`, so that no two reports
-- of whatever kind have the same one. No foreign keys, for the reason that V3 gives.

-- A TLS report (RFC 8460), as far as it speaks of one policy domain.
create table tls_reports (
    account_id    bigint not null,
    id            bigint not null,
    domain_id     bigint,         -- null: unassigned
    intake_id     bigint not null,
    part          integer not null,
    entry         integer not null,
    part_name     text not null,
    identity      bytea not null, -- digest of organisation, report id, policy domain, begin and end
    org_name      text not null,
    contact_info  text not null,
    report_id     text not null,
    begins        timestamptz not null,
    ends          timestamptz not null,
    policy_domain text not null,  -- empty: the reporter names none
    oddities      jsonb not null, -- array of [field, value]
    authenticated text not null check (authenticated in ('unverified', 'pass', 'fail')),
    received_at   timestamptz not null,
    successful    bigint not null,
    failed        bigint not null,
    detail_count  integer not null,
    -- {"policies": [[type, successful, failed]…], "lines": [[policy, line]…], "mx_hosts": [[policy, pattern]…],
    -- "failures": [[policy, result type, sending address, host, helo, receiving address, sessions, information,
    -- reason]…]}; a policy is named by its place, from 0.
    policies      jsonb not null,
    primary key (account_id, id)
);

create unique index tls_reports_identity on tls_reports (account_id, identity);
create index tls_reports_begins on tls_reports (account_id, begins, id);
create index tls_reports_domain on tls_reports (account_id, domain_id, begins, id);
create index tls_reports_unassigned_domain on tls_reports (account_id, left(reverse(policy_domain), 253) text_pattern_ops)
    where domain_id is null;

-- Roll-ups, written in the transaction that stores the report.
create table daily_tls_totals (
    account_id bigint not null,
    domain_id  bigint not null,
    day        date not null, -- UTC
    reports    bigint not null, -- whose range begins on this day
    successful bigint not null,
    failed     bigint not null,
    primary key (account_id, domain_id, day)
) with (fillfactor = 70);

create table daily_tls_policies (
    account_id  bigint not null,
    domain_id   bigint not null,
    day         date not null,
    policy_type text not null,
    successful  bigint not null,
    failed      bigint not null,
    primary key (account_id, domain_id, day, policy_type)
) with (fillfactor = 70);

-- Failed sessions as far as the report says how they failed.
create table daily_tls_failures (
    account_id  bigint not null,
    domain_id   bigint not null,
    day         date not null,
    policy_type text not null,
    result_type text not null,
    mx_host     text not null, -- empty: not named, as below
    sending_ip  text not null,
    sessions    bigint not null,
    primary key (account_id, domain_id, day, policy_type, result_type, mx_host, sending_ip)
) with (fillfactor = 85);

-- What becomes of a failed message that a failure report brings (RFC 6590).
alter table accounts add column failure_reports text not null default 'headers'
    check (failure_reports in ('headers', 'full'));

create or replace view account_overviews as
select
    a.id, a.email, a.extra_domains, a.status = 'suspended' as suspended, a.period_end, a.quarantine_unauthenticated,
    a.created_at,
    coalesce(
        (select min(m.user_id) from memberships m where m.account_id = a.id and m.role = 'owner'), 0) as owner_id,
    coalesce(
        (select r.local_part from recipients r where r.account_id = a.id and r.kind = 'report'
         order by r.created_at, r.local_part limit 1), '') as reporting_local_part,
    p.name as plan, p.included_domains, p.scans_per_day, p.monitored_hosts, p.seed_addresses, p.monitored_ips,
    p.requests_per_minute, p.scans_per_minute, p.retention_days, a.failure_reports
from accounts a
join plans p on p.name = a.plan;

-- A failure report (RFC 9991, RFC 6591). Every address in it is masked before it comes here; of the failed message's
-- body there is nothing.
create table failure_reports (
    account_id      bigint not null,
    id              bigint not null,
    domain_id       bigint,           -- null: unassigned
    intake_id       bigint not null,
    part            integer not null,
    entry           integer not null,
    part_name       text not null,
    identity        bytea not null,   -- keyed digest of all that the report says
    form            text not null check (form in ('arf', 'plain')),
    reported_domain text not null,    -- empty: it names none
    arrived_at      timestamptz not null, -- when the failed message came; when the report came, if it does not say
    source_ip       inet,
    source_name     text not null,
    delivery_result text not null,
    incidents       bigint not null,
    authenticated   text not null check (authenticated in ('unverified', 'pass', 'fail')),
    received_at     timestamptz not null,
    -- {"auth_failures": [[word]…], …}: the other fields, each a table; what is empty is left out.
    details         jsonb not null,
    primary key (account_id, id)
);

create unique index failure_reports_identity on failure_reports (account_id, identity);
create index failure_reports_arrived on failure_reports (account_id, arrived_at, id);
create index failure_reports_domain on failure_reports (account_id, domain_id, arrived_at, id);
create index failure_reports_unassigned_domain
    on failure_reports (account_id, left(reverse(reported_domain), 253) text_pattern_ops) where domain_id is null;

-- The octets of mail with a failure report in it, encrypted: where the account asks for it, and while such mail is
-- quarantined. The entry of the intake log has 0 as its raw message then.
create table sealed_mails (
    account_id bigint not null,
    intake_id  bigint not null,
    key_id     bytea not null, -- tells keys apart, and says nothing about them
    nonce      bytea not null,
    coding     text not null,
    size       integer not null, -- before compression
    octets     bytea not null,
    primary key (account_id, intake_id)
);

alter table sealed_mails alter column octets set storage external;

-- Raw messages with a failure report in them, which the queue still holds: they are deleted as soon as nothing refers
-- to them.
create table private_octets (
    account_id     bigint not null,
    raw_message_id bigint not null,
    primary key (account_id, raw_message_id)
);
