select count(*) as mails from mail_queue where queue = :queue
