update mail_queue set next_delivery = now() where queue = :queue and next_delivery > now()
