select id, email, password_hash from users where lower(email) = lower(:email)
