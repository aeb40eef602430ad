delete from mail_repository where path = :path
