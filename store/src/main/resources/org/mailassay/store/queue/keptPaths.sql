with recursive paths as (
    (select path from mail_repository order by path limit 1)
    union all
    select (select path from mail_repository where path > paths.path order by path limit 1)
    from paths
    where paths.path is not null
)
select path from paths where path is not null
