select mail_key
from mail_repository
where path = :path and mail_key > :after
order by mail_key
limit :limit
