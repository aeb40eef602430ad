insert into acme_challenges (token, answer, expires_at) values (:token, :answer, :expires_at)
on conflict (token) do update set answer = excluded.answer, expires_at = excluded.expires_at
