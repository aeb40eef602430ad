select private_key, chain, not_before, not_after, order_url, order_key, failures, fault, next_try
from acme_certificates
where directory = :directory and names = :names
