-- A negative number of allowed domains is no limit.
update domains
set active = true, activated_at = case when active then activated_at else ? end
where account_id = ? and id = ?
    and (active or ? < 0
        or (select count(*) from domains other where other.account_id = domains.account_id and other.active) < ?)
