select count(*) as mails from mail_repository where path = :path
