update acme_certificates set
    private_key = :private_key,
    chain = :chain,
    not_before = :not_before,
    not_after = :not_after,
    order_url = null,
    order_key = null,
    failures = 0,
    fault = null,
    next_try = :now
where directory = :directory and names = :names
