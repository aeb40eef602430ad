update acme_certificates set order_url = null, order_key = null
where directory = :directory and names = :names
