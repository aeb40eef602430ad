select answer from acme_challenges where token = :token and expires_at > :now
