select private_key from acme_accounts where directory = :directory
