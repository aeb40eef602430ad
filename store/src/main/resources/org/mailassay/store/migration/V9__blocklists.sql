-- How the blocklists stand, by their last probes. The same for every account, so it belongs to none.
create table blocklist_probes (
    zone      text not null,
    kind      text not null, -- of subjects: an address of either version, a domain
    verdict   text not null,
    detail    text not null,
    probed_at timestamptz not null,
    primary key (zone, kind)
);
