-- A token that somebody may have published already stays, unless another method is asked for or it has done its work.
update domains
set verification_token = case
        when ? <> '' and verification_method = ? and verification_token <> '' and verified_at is null
        then verification_token
        else ?
    end,
    verification_method = ?, verification_target = ?, verification_language = ?
where account_id = ? and name = ?
returning id
