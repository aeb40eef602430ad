-- Each outgoing mail has a return path of its own, so that what a server says later of it finds it.
alter table recipients drop constraint recipients_kind_check;
alter table recipients add constraint recipients_kind_check check (kind in ('report', 'scan', 'seed', 'bounce'));

alter table outgoing_mails
    add column bounce_local_part text,      -- of the return path; null: it is none of the appliance's own making
    add column returned_at       timestamptz; -- when a server said that it had failed after taking it over

create unique index outgoing_mails_bounces on outgoing_mails (account_id, bounce_local_part)
    where bounce_local_part is not null;

-- What came to the return path of a mail: for each recipient that a notification names, what it says.
create table outgoing_notices (
    account_id    bigint not null,
    mail_id       uuid not null,
    mail_name     text not null,    -- of the mail that brought it: read twice, it counts once
    place         integer not null, -- within that mail, from 1; those about the mail's own recipient come first
    received_at   timestamptz not null,
    action        text not null
                  check (action in ('failed', 'delayed', 'delivered', 'relayed', 'expanded', 'unstated')),
    own           boolean not null, -- about the recipient that the mail was sent to
    recipient     text not null,    -- empty: none is named
    status        text not null,    -- RFC 3463; empty: not given
    diagnostic    text not null,
    reporting_mta text not null,
    remote_mta    text not null,
    subject       text not null,
    primary key (account_id, mail_id, mail_name, place),
    foreign key (account_id, mail_id) references outgoing_mails on delete cascade
);
