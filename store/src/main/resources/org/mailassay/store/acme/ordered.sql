update acme_certificates set order_url = :order_url, order_key = :order_key
where directory = :directory and names = :names
