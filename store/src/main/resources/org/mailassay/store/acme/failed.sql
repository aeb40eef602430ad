update acme_certificates set failures = failures + 1, fault = :fault, next_try = :next_try
where directory = :directory and names = :names
