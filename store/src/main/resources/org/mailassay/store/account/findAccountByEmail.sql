select * from account_overviews where lower(email) = lower(:email)
