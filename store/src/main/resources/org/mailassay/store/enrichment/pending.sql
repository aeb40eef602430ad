select count(*) as pending from source_addresses where next_check <= :now
