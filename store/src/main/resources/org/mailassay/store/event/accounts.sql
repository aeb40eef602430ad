select id from accounts where id > :after order by id limit :limit
