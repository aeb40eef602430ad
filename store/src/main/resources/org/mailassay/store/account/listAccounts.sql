select * from account_overviews where id > :after order by id limit :limit
