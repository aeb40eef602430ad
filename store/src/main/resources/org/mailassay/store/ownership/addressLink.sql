-- A link brings nothing but its token; everything else is found by the account that this belongs to.
select claim.ip_value as value, setup_tokens.subject ->> 'host' as host, accounts.email, claim.verification_language
from setup_tokens
join accounts on accounts.id = setup_tokens.account_id
join ips as claim
    on claim.account_id = setup_tokens.account_id and claim.id = cast(setup_tokens.subject ->> 'id' as bigint)
where setup_tokens.token_hash = :token_hash and setup_tokens.purpose = :purpose
    and setup_tokens.used_at is null and setup_tokens.expires_at > :now
