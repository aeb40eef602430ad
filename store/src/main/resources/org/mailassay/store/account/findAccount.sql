select * from account_overviews where id = :id
