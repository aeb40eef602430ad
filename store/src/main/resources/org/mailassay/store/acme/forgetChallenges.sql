delete from acme_challenges where expires_at <= :now
