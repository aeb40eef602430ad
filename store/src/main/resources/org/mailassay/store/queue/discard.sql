delete from mail_repository where path = :path and mail_key = any(:names)
