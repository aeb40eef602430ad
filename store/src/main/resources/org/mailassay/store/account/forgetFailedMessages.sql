delete from sealed_mails
using intake
where sealed_mails.account_id = ? and intake.account_id = sealed_mails.account_id
    and intake.id = sealed_mails.intake_id
    and not exists (
        select from jsonb_array_elements(intake.outcomes) as each (outcome) where each.outcome ->> 0 = 'quarantined')
